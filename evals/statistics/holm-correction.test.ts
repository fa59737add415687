import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holmCorrection } from "./holm-correction.ts";

describe("holmCorrection", () => {
  it("gives the textbook example in the order it was asked", () => {
    const corrected = holmCorrection([0.01, 0.04, 0.03, 0.005]);
    expect(corrected.map((p) => Number(p.toFixed(10)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("leaves one p alone and none as none", () => {
    expect(holmCorrection([0.04])).toEqual([0.04]);
    expect(holmCorrection([])).toEqual([]);
  });

  it("never lowers a p, never exceeds 1, and keeps their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
        const corrected = holmCorrection(pValues);
        pValues.forEach((p, index) => {
          expect(corrected[index]).toBeGreaterThanOrEqual(p);
          expect(corrected[index]).toBeLessThanOrEqual(1);
          pValues.forEach((other, at) => {
            if (p < other) expect(corrected[index]).toBeLessThanOrEqual(corrected[at] as number);
          });
        });
      }),
    );
  });

  it("refuses what is no p value", () => {
    expect(() => holmCorrection([0.5, Number.NaN])).toThrow(/between 0 and 1/);
  });
});
