import { describe, expect, it } from "vitest";
import { formatExactP, formatNumber, formatP, formatPoints, pointDigits } from "./number-words.ts";
import { lowerFirst } from "./report-sentence.ts";

const interval = (low: number, high: number) => ({ low, high, level: 0.95 });

describe("numbers in words", () => {
  it.each([
    [2.6e-15, "p < .001"],
    [0.00099, "p < .001"],
    [0.0123, "p = .012"],
    [0.04996, "p = .04996"],
    [0.05, "p = .050"],
    [0.4812, "p = .48"],
    [1, "p = 1.00"],
  ])("tells p %d as %s", (p, words) => {
    expect(formatP(p)).toBe(words);
  });

  it("tells exact p with two figures", () => {
    expect([2.64e-15, 0.012, 0.3].map(formatExactP)).toEqual(["2.6e-15", ".012", ".30"]);
  });

  it("uses whole points from ten on, and decimals where rounding would hide the side of zero", () => {
    expect(pointDigits(0.31, interval(0.25, 0.37))).toBe(0);
    expect(pointDigits(0.12, interval(0.004, 0.24))).toBe(1);
    expect(pointDigits(0.031, interval(0.012, 0.05))).toBe(1);
    expect(pointDigits(0.02, interval(0.0004, 0.04))).toBe(2);
  });

  it("writes points with a true minus and no negative zero", () => {
    expect(formatPoints(-0.124, 1)).toBe("−12.4 points");
    expect(formatPoints(0.01, 0)).toBe("1 point");
    expect(formatNumber(-0.0001, 1)).toBe("0.0");
  });

  it("keeps words written in capitals within a sentence", () => {
    expect([lowerFirst("Category accuracy"), lowerFirst("JSON fields")]).toEqual([
      "category accuracy",
      "JSON fields",
    ]);
  });
});
