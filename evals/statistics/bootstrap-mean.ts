import type { Interval } from "#domain/evaluation.ts";
import type { ClusterTotals } from "./cluster-totals.ts";
import { bootstrapDraws, defaultSeed, intervalLevel } from "./interval-settings.ts";
import { createRandom, type Random } from "./random.ts";

export type BootstrapOptions = {
  /** What the mean can be at all; one cluster alone says no more than that. */
  range: { low: number; high: number };
  draws?: number;
  seed?: number;
};

/**
 * Percentile bootstrap interval of a mean over items (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
 * chapter 13), whole clusters drawn with replacement as in Field and Welsh, "Bootstrapping clustered data" (JRSS B 69,
 * 2007). Given per-item differences of two systems it is the paired bootstrap. With a single cluster there is no
 * variation to draw from, and the interval is the whole range.
 */
export function bootstrapMean(totals: ClusterTotals, options: BootstrapOptions): Interval {
  if (totals.sums.length === 1) return { ...options.range, level: intervalLevel };
  const draws = options.draws ?? bootstrapDraws;
  const means = drawMeans(totals, draws, createRandom(options.seed ?? defaultSeed));
  means.sort();
  const tail = (1 - intervalLevel) / 2;
  return { low: quantile(means, tail), high: quantile(means, 1 - tail), level: intervalLevel };
}

function drawMeans({ sums, sizes }: ClusterTotals, draws: number, random: Random): Float64Array {
  const clusters = sums.length;
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    let size = 0;
    for (let pick = 0; pick < clusters; pick += 1) {
      const index = random.nextIndex(clusters);
      sum += sums[index] as number;
      size += sizes[index] as number;
    }
    means[draw] = sum / size;
  }
  return means;
}

/** Linear interpolation between order statistics: type 7 of Hyndman and Fan (The American Statistician 50, 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}
