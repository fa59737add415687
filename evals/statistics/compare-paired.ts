import type { PairedDifference } from "#domain/report.ts";
import { bootstrapMean } from "./bootstrap-mean.ts";
import { totalByCluster, type ClusterTotals } from "./cluster-totals.ts";
import { mcnemarExact } from "./mcnemar-exact.ts";
import { pairItems, type ItemPair, type LeftOut } from "./pair-items.ts";
import type { ScoredItem } from "./scored-item.ts";
import { signFlipTest } from "./sign-flip-test.ts";
import { smallestDetectable } from "./smallest-detectable.ts";
import { verdictOf } from "./verdict-of.ts";

export type PairedComparison = Omit<PairedDifference, "metric" | "suite" | "candidate" | "baseline"> & {
  /** Means over the paired items alone. */
  candidate_mean: number;
  baseline_mean: number;
  leftOut: LeftOut;
};

export type ComparePairedInput = {
  candidate: readonly ScoredItem[];
  baseline: readonly ScoredItem[];
  /** How messages call the two sides. */
  names?: { candidate: string; baseline: string };
  draws?: number;
  seed?: number;
};

/** Differences of equal scores that were computed differently are noise of the arithmetic. */
const roundingNoise = 1e-12;

/**
 * Candidate minus baseline over the items both answered, scores 0 to 1: mean difference with its paired bootstrap
 * interval by cluster, and a test of no difference: McNemar's exact one where scores are 0 or 1 and items independent,
 * else a sign flip by cluster. `b` counts items only the candidate got right, `c` those only the baseline did. As a
 * single comparison, `p_corrected` is `p`. Throws `invalid-input` for bad scores, ids twice, and when nothing pairs.
 */
export function comparePaired(input: ComparePairedInput): PairedComparison {
  const { pairs, leftOut } = pairItems(input.candidate, input.baseline, input.names);
  const differences = totalByCluster(
    pairs.map(({ cluster, candidate, baseline }) => ({ cluster, value: differenceOf(candidate, baseline) })),
  );
  const random = {
    ...(input.draws === undefined ? {} : { draws: input.draws }),
    ...(input.seed === undefined ? {} : { seed: input.seed }),
  };
  const interval = bootstrapMean(differences, { range: { low: -1, high: 1 }, ...random });
  const tested = testNoDifference(pairs, differences, input.seed);
  return {
    n: pairs.length,
    clusters: differences.sums.length,
    candidate_mean: meanOf(pairs.map((pair) => pair.candidate)),
    baseline_mean: meanOf(pairs.map((pair) => pair.baseline)),
    difference: differences.mean,
    interval,
    ...tested,
    p_corrected: tested.p,
    smallest_detectable: smallestDetectable(differences),
    verdict: verdictOf({ interval, p_corrected: tested.p }),
    leftOut,
  };
}

function differenceOf(candidate: number, baseline: number): number {
  const difference = candidate - baseline;
  return Math.abs(difference) < roundingNoise ? 0 : difference;
}

function testNoDifference(
  pairs: readonly ItemPair[],
  differences: ClusterTotals,
  seed: number | undefined,
): Pick<PairedDifference, "b" | "c" | "test" | "p"> {
  const isYesNo = pairs.every((pair) => isBinary(pair.candidate) && isBinary(pair.baseline));
  const counts = isYesNo
    ? {
        b: pairs.filter((pair) => pair.candidate > pair.baseline).length,
        c: pairs.filter((pair) => pair.candidate < pair.baseline).length,
      }
    : undefined;
  const isIndependent = differences.sums.length === pairs.length;
  if (counts && isIndependent)
    return { ...counts, test: "mcnemar-exact", p: mcnemarExact(counts.b, counts.c) };
  const p = signFlipTest(differences.sums, seed === undefined ? {} : { seed });
  return { ...counts, test: isIndependent ? "sign-flip" : "sign-flip-cluster", p };
}

function isBinary(score: number): boolean {
  return score === 0 || score === 1;
}

function meanOf(scores: readonly number[]): number {
  return (
    scores.toSorted((left, right) => left - right).reduce((total, score) => total + score, 0) / scores.length
  );
}
