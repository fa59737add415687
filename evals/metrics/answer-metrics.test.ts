import { expect, test } from "vitest";
import { answerF1, answerRecall, citationPrecision, groundedness } from "./answer-metrics.ts";

test("the same words in another order and form are the same answer", () => {
  expect(answerF1("Replace the batteries", "battery replacement")).toBe(1);
});

test("F1 weighs what is missing against what is too much", () => {
  expect(answerF1("battery charger cable dock", "battery charger")).toBeCloseTo((2 * 0.5 * 1) / 1.5, 12);
  expect(answerF1("screen", "battery")).toBe(0);
  expect(answerF1("", "battery")).toBe(0);
});

test("a word said twice counts once when it is expected once", () => {
  expect(answerF1("battery battery", "battery")).toBeCloseTo(2 / 3, 12);
});

test("recall asks only whether the expected words are there", () => {
  expect(answerRecall("You should replace the battery of that phone", "replace battery")).toBe(1);
  expect(answerRecall("You should wait", "replace battery")).toBe(0);
});

test("groundedness is the share of the answer's words that its passages hold", () => {
  expect(groundedness("replace the battery today", ["Replace the battery."])).toBeCloseTo(2 / 3, 12);
  expect(groundedness("", [])).toBe(1);
});

test("citations are precise as far as they support the answer", () => {
  expect(citationPrecision(["a", "x"], new Set(["a", "b"]))).toBe(0.5);
  expect(citationPrecision([], new Set(["a"]))).toBeUndefined();
});
