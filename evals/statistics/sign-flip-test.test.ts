import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcnemarExact } from "./mcnemar-exact.ts";
import { signFlipTest } from "./sign-flip-test.ts";

function countEveryPattern(sums: readonly number[]): number {
  const observed = Math.abs(sums.reduce((total, sum) => total + sum, 0));
  let count = 0;
  for (let pattern = 0; pattern < 2 ** sums.length; pattern += 1) {
    const total = sums.reduce((sum, value, index) => sum + ((pattern >> index) & 1 ? value : -value), 0);
    if (Math.abs(total) >= observed) count += 1;
  }
  return count / 2 ** sums.length;
}

describe("signFlipTest", () => {
  it("counts every sign pattern when clusters are few", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 11 }), (sums) => {
        expect(signFlipTest(Float64Array.from(sums))).toBeCloseTo(countEveryPattern(sums), 14);
      }),
    );
  });

  it("equals McNemar's exact p for independent yes-no items", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), (b, c) => {
        const sums = Float64Array.from([...Array<number>(b).fill(1), ...Array<number>(c).fill(-1)]);
        expect(signFlipTest(sums)).toBeCloseTo(mcnemarExact(b, c), 13);
      }),
    );
  });

  it.each([
    [40, 22],
    [35, 30],
    [126, 71],
  ])("comes close to McNemar's exact p by drawing patterns, b %i and c %i", (b, c) => {
    const sums = Float64Array.from([...Array<number>(b).fill(1), ...Array<number>(c).fill(-1)]);
    const exact = mcnemarExact(b, c);
    expect(Math.abs(signFlipTest(sums) - exact)).toBeLessThan(5 * Math.sqrt(exact / 100_000));
  });

  it("is never 0 and depends on nothing but its seed", () => {
    const sums = Float64Array.from({ length: 200 }, () => 1);
    expect(signFlipTest(sums, { draws: 999 })).toBe(1 / 1000);
    const mixed = Float64Array.from({ length: 100 }, (_, index) => Math.sin(index * 7) + 0.1);
    expect(signFlipTest(mixed, { seed: 5 })).toBe(signFlipTest(mixed, { seed: 5 }));
    expect(signFlipTest(mixed, { seed: 5 })).not.toBe(signFlipTest(mixed, { seed: 6 }));
  });

  it("is 1 when no cluster differs", () => {
    expect(signFlipTest(new Float64Array(5))).toBe(1);
  });
});
