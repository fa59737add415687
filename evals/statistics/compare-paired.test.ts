import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePaired } from "./compare-paired.ts";
import type { ScoredItem } from "./scored-item.ts";

const yesNo = (scores: string, cluster?: (index: number) => string): ScoredItem[] =>
  [...scores].map((digit, index) => ({
    id: `i${index}`,
    score: Number(digit),
    ...(cluster ? { cluster: cluster(index) } : {}),
  }));

const pairedScores = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 })),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((rows) => ({
    candidate: rows.map(([score, , cluster], index) => ({
      id: `i${index}`,
      score: score / 4,
      cluster: `k${cluster}`,
    })),
    baseline: rows.map(([, score, cluster], index) => ({
      id: `i${index}`,
      score: score / 4,
      cluster: `k${cluster}`,
    })),
  }));

describe("which test is chosen", () => {
  it("takes McNemar's exact test for 0/1 scores of independent items", () => {
    const result = comparePaired({ candidate: yesNo("11111100"), baseline: yesNo("00000010") });
    expect(result).toMatchObject({ test: "mcnemar-exact", b: 6, c: 1, n: 8, clusters: 8 });
    expect(result.p).toBeCloseTo((2 * (1 + 7)) / 2 ** 7, 14);
  });

  it("flips signs by cluster where items share one, and still counts who got what", () => {
    const pairs = (index: number) => `k${Math.floor(index / 2)}`;
    const result = comparePaired({ candidate: yesNo("11111100", pairs), baseline: yesNo("00000010", pairs) });
    expect(result).toMatchObject({ test: "sign-flip-cluster", b: 6, c: 1, n: 8, clusters: 4 });
    expect(result.p).toBeCloseTo(4 / 2 ** 4, 14);
  });

  it("flips signs item by item for scores between 0 and 1, without counts", () => {
    const candidate = [0.5, 0.75, 1].map((score, index) => ({ id: `i${index}`, score }));
    const baseline = [0.25, 0.5, 0.5].map((score, index) => ({ id: `i${index}`, score }));
    const result = comparePaired({ candidate, baseline });
    expect(result.test).toBe("sign-flip");
    expect(result).not.toHaveProperty("b");
    expect(result.p).toBeCloseTo(2 / 8, 14);
  });
});

describe("edges", () => {
  it("says nothing can be told from one item", () => {
    const result = comparePaired({ candidate: yesNo("1"), baseline: yesNo("0") });
    expect(result).toMatchObject({
      n: 1,
      difference: 1,
      p: 1,
      verdict: "not-distinguishable",
      interval: { low: -1, high: 1 },
    });
  });

  it("finds no difference, and a finite smallest detectable one, when all items tie", () => {
    const result = comparePaired({ candidate: yesNo("1100110011"), baseline: yesNo("1100110011") });
    expect(result).toMatchObject({ difference: 0, b: 0, c: 0, p: 1, verdict: "not-distinguishable" });
    expect(result.smallest_detectable).toBeGreaterThan(0);
    expect(result.smallest_detectable).toBeLessThan(1);
  });

  it("takes scores that differ only by rounding as ties", () => {
    const result = comparePaired({
      candidate: Array.from({ length: 30 }, (_, index) => ({ id: `i${index}`, score: 0.1 + 0.2 })),
      baseline: Array.from({ length: 30 }, (_, index) => ({ id: `i${index}`, score: 0.3 })),
    });
    expect(result).toMatchObject({ difference: 0, p: 1, verdict: "not-distinguishable" });
  });

  it("reports ids that only one side has and leaves them out", () => {
    const result = comparePaired({
      candidate: yesNo("1101"),
      baseline: [...yesNo("100"), { id: "extra", score: 1 }],
    });
    expect(result.n).toBe(3);
    expect(result.leftOut).toEqual({ candidate_only: ["i3"], baseline_only: ["extra"] });
    expect([result.candidate_mean, result.baseline_mean]).toEqual([2 / 3, 1 / 3]);
  });

  it("takes an item's cluster from the side that names it", () => {
    const result = comparePaired({ candidate: yesNo("1111", () => "k"), baseline: yesNo("0000") });
    expect(result.clusters).toBe(1);
  });

  it("keeps an item without a cluster apart from a cluster of the same name", () => {
    const items = [
      { id: "k", score: 1 },
      { id: "other", score: 0, cluster: "k" },
    ];
    expect(comparePaired({ candidate: items, baseline: items }).clusters).toBe(2);
  });

  it.each([
    ["no items", [], yesNo("1"), /holds no items/],
    ["a score that is no number", [{ id: "i0", score: Number.NaN }], yesNo("1"), /score of item "i0" is NaN/],
    ["a score above 1", [{ id: "i0", score: 1.01 }], yesNo("1"), /score of item "i0" is 1.01/],
    ["a negative score", yesNo("1"), [{ id: "i0", score: -0.1 }], /The baseline: the score/],
    ["an id twice", [...yesNo("1"), ...yesNo("1")], yesNo("1"), /item "i0" is there twice/],
    ["no id in common", [{ id: "x", score: 1 }], yesNo("1"), /share no item/],
    [
      "an item in two clusters",
      [{ id: "i0", score: 1, cluster: "a" }],
      [{ id: "i0", score: 1, cluster: "b" }],
      /is in cluster "a"/,
    ],
  ])("refuses %s with invalid-input and a hint", (_, candidate, baseline, message) => {
    const compare = () => comparePaired({ candidate, baseline });
    expect(compare).toThrow(message);
    expect(compare).toThrow(
      expect.objectContaining({ code: "invalid-input", hint: expect.any(String) as string }) as Error,
    );
  });
});

describe("properties over random scores", () => {
  const draws = 400;

  it("does not depend on the order of the items", () => {
    fc.assert(
      fc.property(pairedScores, ({ candidate, baseline }) => {
        const reversed = comparePaired({
          candidate: candidate.toReversed(),
          baseline: baseline.toReversed(),
          draws,
        });
        expect(reversed).toEqual(comparePaired({ candidate, baseline, draws }));
      }),
      { numRuns: 60 },
    );
  });

  it("turns round when the sides are swapped", () => {
    fc.assert(
      fc.property(pairedScores, ({ candidate, baseline }) => {
        const forth = comparePaired({ candidate, baseline, draws });
        const back = comparePaired({ candidate: baseline, baseline: candidate, draws });
        expect(back.difference).toBeCloseTo(-forth.difference, 12);
        expect(back.interval.low).toBeCloseTo(-forth.interval.high, 12);
        expect(back.interval.high).toBeCloseTo(-forth.interval.low, 12);
        expect(back.p).toBeCloseTo(forth.p, 12);
        expect(back.b).toBe(forth.c);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps p in (0, 1], the interval around possible values, and the verdict in agreement with both", () => {
    fc.assert(
      fc.property(pairedScores, ({ candidate, baseline }) => {
        const { p, interval, verdict, difference, smallest_detectable } = comparePaired({
          candidate,
          baseline,
          draws,
        });
        expect(p > 0 && p <= 1).toBe(true);
        expect(-1 <= interval.low && interval.low <= interval.high && interval.high <= 1).toBe(true);
        expect(smallest_detectable > 0 && smallest_detectable <= 1).toBe(true);
        expect(verdict === "better").toBe(interval.low > 0 && p < 0.05);
        expect(verdict === "worse").toBe(interval.high < 0 && p < 0.05);
        expect(Math.abs(difference)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it("gains nothing from items repeated within their cluster", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 2, maxLength: 15 }), (rows) => {
        const side = (pick: 0 | 1, copies: number) =>
          rows.flatMap((row, index) =>
            Array.from({ length: copies }, (_, copy) => ({
              id: `${index}-${copy}`,
              cluster: `k${index}`,
              score: row[pick] ? 1 : 0,
            })),
          );
        const once = comparePaired({ candidate: side(0, 1), baseline: side(1, 1), draws });
        const often = comparePaired({ candidate: side(0, 7), baseline: side(1, 7), draws });
        expect(often.p).toBeCloseTo(once.p, 12);
        expect(often.interval.low).toBeCloseTo(once.interval.low, 12);
        expect(often.smallest_detectable).toBeCloseTo(once.smallest_detectable, 12);
      }),
      { numRuns: 50 },
    );
  });
});
