import { describe, expect, it } from "vitest";
import { bootstrapMean } from "./bootstrap-mean.ts";
import { totalByCluster } from "./cluster-totals.ts";
import { createRandom } from "./random.ts";

const range = { low: 0, high: 1 };

/** Yes-no answers in clusters of `size` that mostly agree within a cluster. */
function clusteredAnswers(seed: number, clusters: number, size: number, share: number) {
  const random = createRandom(seed);
  return Array.from({ length: clusters }, (_, cluster) => {
    const familyAnswer = random.nextIndex(1000) < share * 1000 ? 1 : 0;
    return Array.from({ length: size }, () => ({
      cluster: `k${cluster}`,
      value: random.nextIndex(10) < 8 ? familyAnswer : random.nextIndex(1000) < share * 1000 ? 1 : 0,
    }));
  }).flat();
}

describe("bootstrapMean", () => {
  it("covers the true mean in about 95 of 100 samples of clustered items, where ignoring clusters does not", () => {
    const samples = 400;
    let covered = 0;
    let coveredIgnoring = 0;
    for (let sample = 0; sample < samples; sample += 1) {
      const answers = clusteredAnswers(sample, 60, 4, 0.4);
      const separate = answers.map((answer, index) => ({ ...answer, cluster: `i${index}` }));
      const interval = bootstrapMean(totalByCluster(answers), { range, draws: 500, seed: sample });
      const ignoring = bootstrapMean(totalByCluster(separate), { range, draws: 500, seed: sample });
      if (interval.low <= 0.4 && 0.4 <= interval.high) covered += 1;
      if (ignoring.low <= 0.4 && 0.4 <= ignoring.high) coveredIgnoring += 1;
    }
    expect(covered / samples).toBeGreaterThan(0.91);
    expect(covered / samples).toBeLessThan(0.98);
    expect(coveredIgnoring / samples).toBeLessThan(0.8);
  });

  it("repeats itself for a seed and moves a little with another", () => {
    const totals = totalByCluster(clusteredAnswers(1, 50, 2, 0.5));
    expect(bootstrapMean(totals, { range, seed: 3 })).toEqual(bootstrapMean(totals, { range, seed: 3 }));
    const [first, second] = [3, 4].map((seed) => bootstrapMean(totals, { range, seed }));
    expect(Math.abs((first?.low ?? 0) - (second?.low ?? 1))).toBeLessThan(0.02);
  });

  it("gives the whole range for a single cluster, however many items it has", () => {
    const totals = totalByCluster([0, 1, 1, 1].map((value) => ({ cluster: "only", value })));
    expect(bootstrapMean(totals, { range })).toEqual({ low: 0, high: 1, level: 0.95 });
  });

  it("cannot be had from no items", () => {
    expect(() => totalByCluster([])).toThrow(/no items/);
  });
});
