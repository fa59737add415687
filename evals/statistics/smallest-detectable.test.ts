import { describe, expect, it } from "vitest";
import { totalByCluster } from "./cluster-totals.ts";
import { comparePaired } from "./compare-paired.ts";
import { createRandom } from "./random.ts";
import { smallestDetectable } from "./smallest-detectable.ts";

describe("smallestDetectable", () => {
  it("is 2.80 standard errors of the mean difference", () => {
    const totals = totalByCluster(
      [1, 0, 0, 1, -1, 0, 0, 0].map((value, index) => ({ cluster: `i${index}`, value })),
    );
    const standardDeviation = Math.sqrt((3 - 8 * (1 / 8) ** 2) / 7);
    expect(smallestDetectable(totals)).toBeCloseTo((2.801585 * standardDeviation) / Math.sqrt(8), 5);
  });

  it("is found by about 80 of 100 comparisons of that size", () => {
    // Of 200 items 30 % are decided differently; a difference of d splits those (.3 + d) / 2 to (.3 - d) / 2.
    const standardError = Math.sqrt((0.3 - 0.1085 ** 2) / 200);
    const difference = 2.8016 * standardError;
    expect(difference).toBeCloseTo(0.1085, 2);
    const random = createRandom(11);
    let found = 0;
    const studies = 300;
    for (let study = 0; study < studies; study += 1) {
      const draws = Array.from({ length: 200 }, () => random.nextIndex(1_000_000) / 1_000_000);
      const ids = draws.map((draw, index) => ({ id: `i${index}`, draw }));
      const candidate = ids.map(({ id, draw }) => ({ id, score: draw < (0.3 + difference) / 2 ? 1 : 0 }));
      const baseline = ids.map(({ id, draw }) => ({ id, score: draw > 1 - (0.3 - difference) / 2 ? 1 : 0 }));
      if (comparePaired({ candidate, baseline, draws: 500 }).p < 0.05) found += 1;
    }
    // The exact test is a little below its nominal level, so below the nominal power too.
    expect(found / studies).toBeGreaterThan(0.7);
    expect(found / studies).toBeLessThan(0.88);
  });

  it("is not zero when nothing differed, and shrinks with the number of clusters", () => {
    const ties = (count: number) =>
      totalByCluster(Array.from({ length: count }, (_, index) => ({ cluster: `i${index}`, value: 0 })));
    expect(smallestDetectable(ties(1))).toBeCloseTo(2.8016 / 3, 3);
    expect(smallestDetectable(ties(100))).toBeCloseTo(2.8016 / 102, 4);
  });
});
