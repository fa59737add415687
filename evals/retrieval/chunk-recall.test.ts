import { expect, test } from "vitest";
import { spanPrecision, spanRecall } from "./chunk-recall.ts";

const wanted = [
  { start: 10, end: 20 },
  { start: 40, end: 70 },
];

test("recall is the share of the right characters that were found", () => {
  expect(spanRecall(wanted, [{ start: 0, end: 100 }])).toBe(1);
  expect(spanRecall(wanted, [{ start: 15, end: 45 }])).toBeCloseTo(10 / 40, 12);
  expect(spanRecall(wanted, [{ start: 20, end: 40 }])).toBe(0);
  expect(spanRecall(wanted, [])).toBe(0);
});

test("precision is the share of the found characters that are right", () => {
  expect(spanPrecision(wanted, [{ start: 0, end: 100 }])).toBeCloseTo(0.4, 12);
  expect(spanPrecision(wanted, [{ start: 40, end: 70 }])).toBe(1);
  expect(spanPrecision(wanted, [])).toBe(0);
});
