import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check } from "#domain/evaluation.ts";
import { constraints } from "./score-constraint.ts";
import { scoreItem } from "./score-item.ts";
import { scoreJsonFields } from "./score-json-fields.ts";
import { scoreLabel } from "./score-label.ts";

describe("a label", () => {
  test.each([
    ["power", "power", 1],
    ["  Power.\n", "power", 1],
    ["Run-diagnostics!", "run diagnostics", 1],
    ["ｐｏｗｅｒ", "power", 1],
    ["power supply", "power", 0],
    ["The category is power", "power", 0],
    ["", "power", 0],
    ["...", "...", 0],
  ])("%j against %j scores %d", (output, expected, score) => {
    expect(scoreLabel(output, expected)).toBe(score);
  });
});

describe("JSON fields", () => {
  const expected = { device: "ThinkPad T14 Gen 3", symptom: "no sound" };

  test.each([
    ['{"device": "ThinkPad T14 Gen 3", "symptom": "no sound"}', 1],
    ['```json\n{"symptom": "No sound.", "device": "thinkpad t14 gen 3"}\n```', 1],
    ['{"device": "ThinkPad T14 Gen 3", "symptom": "flat"}', 0.5],
    ['{"device": "ThinkPad T14 Gen 3"}', 0.5],
    ['{"device": "T14", "symptom": ["no sound"]}', 0],
    ['{"device": "ThinkPad T14 Gen 3", "symptom": "no sou', 0],
    ['["ThinkPad T14 Gen 3", "no sound"]', 0],
    ["null", 0],
    ["", 0],
  ])("%j scores %d", (output, score) => {
    expect(scoreJsonFields(output, expected)).toBe(score);
  });

  test("numbers and booleans count by their text", () => {
    expect(scoreJsonFields('{"count": 3, "open": true}', { count: "3", open: "true" })).toBe(1);
  });

  test("what every object inherits is no field of the answer", () => {
    expect(scoreJsonFields("{}", { constructor: "Object", toString: "x" })).toBe(0);
  });

  test("any right object scores one however it is laid out", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z0-9 ]*[a-z0-9]$/), {
          minKeys: 1,
        }),
        fc.constantFrom(0, 1, 2),
        (fields, indent) =>
          scoreJsonFields(`Here: ${JSON.stringify(fields, undefined, indent)} done`, fields) === 1,
      ),
    );
  });
});

const sampleParameters: Record<string, Record<string, unknown>> = {
  "words-between": { low: 1, high: 5 },
  "sentences-between": { low: 1, high: 2 },
  "without-letter": { letter: "e" },
  "contains-all": { phrases: ["a"] },
  "contains-any": { phrases: ["a"] },
  avoids: { phrases: ["a"] },
  equals: { text: "a" },
  "one-of": { answers: ["a"] },
  "starts-with": { text: "a" },
  "ends-with": { text: "a" },
  "ends-with-mark": { mark: "?" },
  bullets: { count: 2 },
  "numbered-lines": { count: 2 },
  lines: { count: 2 },
  "comma-items": { count: 2 },
  "json-keys": { keys: ["a"] },
};

const checks: Check[] = [
  { kind: "label", expected: "power" },
  { kind: "json-fields", expected: { device: "x", symptom: "y" } },
  ...constraints.map(({ name }): Check => ({
    kind: "constraint",
    name,
    parameters: sampleParameters[name] ?? {},
  })),
];

describe("any text at all", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.json());

  test.each(checks)("gives a score from 0 to 1 and a readable expectation: %j", (check) => {
    fc.assert(
      fc.property(anyText, (output) => {
        const { score, expected } = scoreItem({ check }, output);
        expect(score >= 0 && score <= 1).toBe(true);
        expect(expected).not.toBe("");
      }),
    );
  });

  test.each(["a", " ", ",", "- ", "\n", '"', "{", "a-", "1. ", "e\u0301", "}{", ".'"])(
    "a megabyte of %j is scored by every check",
    (piece) => {
      const output = piece.repeat(Math.ceil(1_000_000 / piece.length));
      for (const check of checks) expect(scoreItem({ check }, output).score).toBeLessThanOrEqual(1);
    },
  );
});

test("a constraint that does not exist is refused, naming those that do", () => {
  expect(() => scoreItem({ check: { kind: "constraint", name: "rhymes", parameters: {} } }, "x")).toThrow(
    /no constraint "rhymes"/,
  );
});

test("parameters that do not fit are refused", () => {
  expect(() =>
    scoreItem({ check: { kind: "constraint", name: "bullets", parameters: { count: "two" } } }, "x"),
  ).toThrow(/cannot work with/);
});
