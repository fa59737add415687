import { Failure } from "#domain/failure.ts";

/** A value of one item, and the cluster it is drawn with. */
export type Observation = { cluster: string; value: number };

/** Sum and size of each cluster: all that a mean, its bootstrap and a sign flip need. */
export type ClusterTotals = { sums: Float64Array; sizes: Float64Array; n: number; mean: number };

/**
 * Adds up values by cluster. The order of the observations changes nothing, not even the last bit, so results of a
 * resumed run equal those of a straight one. Throws `invalid-input` when there are none.
 */
export function totalByCluster(observations: readonly Observation[]): ClusterTotals {
  if (observations.length === 0) {
    throw new Failure("invalid-input", "There are no items to compute a figure from", {
      hint: "Evaluate at least one item first.",
    });
  }
  const ordered = observations.toSorted(
    (left, right) => compareText(left.cluster, right.cluster) || left.value - right.value,
  );
  const sums: number[] = [];
  const sizes: number[] = [];
  let current: string | undefined;
  let total = 0;
  for (const { cluster, value } of ordered) {
    if (cluster !== current) {
      sums.push(0);
      sizes.push(0);
      current = cluster;
    }
    const last = sums.length - 1;
    sums[last] = (sums[last] ?? 0) + value;
    sizes[last] = (sizes[last] ?? 0) + 1;
  }
  for (const sum of sums) total += sum;
  return {
    sums: Float64Array.from(sums),
    sizes: Float64Array.from(sizes),
    n: observations.length,
    mean: total / observations.length,
  };
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
