import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mcnemarExact } from "./mcnemar-exact.ts";

/** The same tail in whole numbers, exact until the last division. */
function inWholeNumbers(b: number, c: number): number {
  const n = BigInt(b + c);
  let term = 1n;
  let tail = 1n;
  for (let k = 1n; k <= BigInt(Math.min(b, c)); k += 1n) {
    term = (term * (n - k + 1n)) / k;
    tail += term;
  }
  const scale = 10n ** 40n;
  const p = (2n * tail * scale) / 2n ** n;
  return Math.min(1, Number(p) / Number(scale));
}

describe("mcnemarExact", () => {
  it("agrees with whole-number arithmetic to ten digits, down to 1e-25", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (b, c) => {
        const exact = inWholeNumbers(b, c);
        fc.pre(exact > 1e-25);
        expect(Math.abs(mcnemarExact(b, c) / exact - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it.each([
    [153, 44, "2.6e-15"],
    [126, 71, "1.1e-4"],
    [27, 112, "1.7e-13"],
  ])("gives the published p for %i against %i", (b, c, p) => {
    expect(mcnemarExact(b, c).toExponential(1)).toBe(p);
  });

  it("is 1 with no discordant item and for equal counts, and symmetric", () => {
    expect(mcnemarExact(0, 0)).toBe(1);
    expect(mcnemarExact(9, 9)).toBe(1);
    expect(mcnemarExact(5, 6)).toBe(1);
    expect(mcnemarExact(3, 12)).toBe(mcnemarExact(12, 3));
  });

  it("does not underflow to 0 where doubles still reach", () => {
    expect(mcnemarExact(1000, 0)).toBeGreaterThan(0);
    expect(mcnemarExact(1000, 0)).toBeCloseTo(2 ** -999, 310);
  });

  it("refuses counts that are none", () => {
    expect(() => mcnemarExact(-1, 2)).toThrow(/whole and not negative/);
    expect(() => mcnemarExact(1.5, 2)).toThrow(/whole and not negative/);
  });
});
