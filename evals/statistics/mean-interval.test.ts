import { describe, expect, it } from "vitest";
import { meanInterval } from "./mean-interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

const scores = (values: number[], cluster?: (index: number) => string) =>
  values.map((score, index) => ({ id: `i${index}`, score, ...(cluster ? { cluster: cluster(index) } : {}) }));

describe("wilsonInterval", () => {
  it("gives the published interval for 81 of 263", () => {
    // Newcombe, "Two-sided confidence intervals for the single proportion" (Statistics in Medicine 17, 1998), table I.
    const { low, high } = wilsonInterval(81, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.2553", "0.3662"]);
  });

  it("stays within 0 and 1 and has width when none or all succeeded", () => {
    expect(wilsonInterval(0, 20).low).toBe(0);
    expect(wilsonInterval(0, 20).high.toFixed(4)).toBe("0.1611");
    expect(wilsonInterval(29, 29).high).toBe(1);
  });

  it("refuses what is no share", () => {
    expect(() => wilsonInterval(3, 2)).toThrow(/not a share/);
    expect(() => wilsonInterval(0, 0)).toThrow(/not a share/);
  });
});

describe("meanInterval", () => {
  it("uses Wilson's interval for independent yes-no scores", () => {
    const result = meanInterval(scores([1, 1, 1, 0, 0]), "the model");
    expect(result).toEqual({ mean: 0.6, n: 5, clusters: 5, interval: wilsonInterval(3, 5) });
  });

  it("draws whole clusters where items share them", () => {
    const alternating = Array.from({ length: 80 }, (_, index) => (index % 8 < 4 ? 1 : 0));
    const inFours = meanInterval(
      scores(alternating, (index) => `k${Math.floor(index / 4)}`),
      "the model",
    );
    const alone = meanInterval(scores(alternating), "the model");
    expect(inFours).toMatchObject({ mean: 0.5, n: 80, clusters: 20 });
    expect(inFours.interval.high - inFours.interval.low).toBeGreaterThan(
      1.5 * (alone.interval.high - alone.interval.low),
    );
  });

  it("does not claim certainty when every cluster failed", () => {
    const result = meanInterval(
      scores(Array<number>(40).fill(0), (index) => `k${index % 10}`),
      "the model",
    );
    expect(result.interval).toEqual(wilsonInterval(0, 10));
  });

  it("names the model that has no items", () => {
    expect(() => meanInterval([], "the model")).toThrow(/the model holds no items/);
  });
});
