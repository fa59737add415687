import { expect, test } from "vitest";
import { generalExamples } from "./general-examples.ts";

const examples = generalExamples(7, 400, 0.1);
const pairs = examples.map((example) => ({
  kind: example.cluster.split(":")[1] ?? "",
  ask: example.messages[0]?.content ?? "",
  answer: example.messages[1]?.content ?? "",
}));
const ofKind = (kind: string) => pairs.filter((pair) => pair.kind === kind);

test("as many different instructions are made as were asked for, the first the same at any count", () => {
  expect(examples).toHaveLength(400);
  expect(new Set(pairs.map((pair) => pair.ask)).size).toBe(400);
  expect(generalExamples(7, 50, 0.1)).toEqual(examples.slice(0, 50));
});

test("every kind comes up", () => {
  const kinds = new Set(pairs.map((pair) => pair.kind));
  expect(kinds.size).toBeGreaterThanOrEqual(12);
});

test("answers keep what the instruction asks", () => {
  for (const { ask, answer } of ofKind("upper-case"))
    expect(answer).toBe(ask.slice(ask.indexOf(": ") + 2).toUpperCase());
  for (const { answer } of ofKind("lower-case")) expect(answer).toBe(answer.toLowerCase());
  for (const { ask, answer } of ofKind("echo")) expect(ask.endsWith(answer)).toBe(true);
  for (const { answer } of ofKind("json")) expect(() => JSON.parse(answer) as unknown).not.toThrow();
  for (const { answer } of ofKind("bullets"))
    expect(answer.split("\n").every((line) => line.startsWith("- "))).toBe(true);
  for (const { answer } of ofKind("quoted")) expect(answer).toMatch(/^".+"$/);
  for (const { ask, answer } of ofKind("ending"))
    expect(answer.endsWith(/"(.+)"/.exec(ask)?.[1] ?? "?")).toBe(true);
  for (const { ask, answer } of ofKind("yes-no")) {
    const [first, second] = (ask.match(/\d+/g) ?? []).map(Number);
    expect(answer).toBe((first ?? 0) > (second ?? 0) ? "Yes" : "No");
  }
});

test("more than the grammar can make gives what there is, and ends", () => {
  expect(generalExamples(7, 30_000, 0).length).toBeGreaterThan(1_000);
});
