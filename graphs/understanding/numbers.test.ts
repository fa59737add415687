import { describe, expect, it } from "vitest";
import { findNumbers } from "./numbers.ts";

const values = (text: string) => findNumbers(text).map(({ value, kind }) => [value, kind]);

describe("findNumbers", () => {
  it("reads digits, exponents, thousands and decimal commas", () => {
    expect(values("lr 2e-4 for 1,500 rows, at 0,7")).toEqual([
      [0.0002, "count"],
      [1500, "count"],
      [0.7, "count"],
    ]);
  });

  it.each([
    ["two hundred and forty steps", 240],
    ["zweihundertvierzig Schritte", 240],
    ["doscientos cuarenta pasos", 240],
    ["训练二百四十步", 240],
    ["a thousand rows", 1000],
    ["cinco mil filas", 5000],
    ["一万两千条", 12000],
  ])("reads %s in words", (text, value) => {
    expect(values(text)).toEqual([[value, "count"]]);
  });

  it("reads percentages, fractions and splits as shares", () => {
    expect(values("12 %")).toEqual([[0.12, "share"]]);
    expect(values("百分之八")).toEqual([[0.08, "share"]]);
    expect(values("a quarter of it")).toEqual([[0.25, "share"]]);
    expect(values("an 80/20 split")).toEqual([[0.2, "share"]]);
  });

  it("reads multiples", () => {
    expect(values("four times as much")).toEqual([[4, "times"]]);
    expect(values("扩大三倍")).toEqual([[3, "times"]]);
    expect(values("verdopple das")).toEqual([[2, "times"]]);
  });

  it("takes no number out of ids and names", () => {
    expect(values("job 9c1e of smollm2-135m, report r-31, the second one")).toEqual([]);
  });
});
