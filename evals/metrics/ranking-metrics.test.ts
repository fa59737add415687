import { expect, test } from "vitest";
import { ndcg, rankingMetrics, reciprocalRank } from "./ranking-metrics.ts";

const relevant = new Set(["a", "b"]);

test("the ideal order scores 1 on every measure", () => {
  expect(rankingMetrics(["a", "b", "x"], relevant)).toEqual({
    ndcg_at_10: 1,
    recall_at_10: 1,
    mrr: 1,
    hit_at_5: 1,
  });
});

test("nDCG discounts by the logarithm of the rank", () => {
  const expected = (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3));
  expect(ndcg(["x", "a", "y", "b"], relevant, 10)).toBeCloseTo(expected, 12);
});

test("what stands below the depth counts for nothing", () => {
  const ranked = [...Array.from({ length: 10 }, (_, at) => `x${at}`), "a", "b"];
  expect(rankingMetrics(ranked, relevant)).toEqual({
    ndcg_at_10: 0,
    recall_at_10: 0,
    mrr: 1 / 11,
    hit_at_5: 0,
  });
});

test("a hit at five is the fifth rank, and not the sixth", () => {
  const at = (rank: number) =>
    Array.from({ length: 10 }, (_, index) => (index + 1 === rank ? "a" : `x${index}`));
  expect(rankingMetrics(at(5), relevant).hit_at_5).toBe(1);
  expect(rankingMetrics(at(6), relevant).hit_at_5).toBe(0);
});

test("nothing found has a reciprocal rank of 0", () => expect(reciprocalRank(["x"], relevant)).toBe(0));

test("a question with nothing relevant is refused", () =>
  expect(() => rankingMetrics(["a"], new Set())).toThrow(RangeError));
