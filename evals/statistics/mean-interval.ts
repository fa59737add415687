import type { Interval } from "#domain/evaluation.ts";
import { bootstrapMean } from "./bootstrap-mean.ts";
import { totalByCluster } from "./cluster-totals.ts";
import { clusterKey, indexScoredItems, type ScoredItem } from "./scored-item.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export type MeanWithInterval = { mean: number; n: number; clusters: number; interval: Interval };

/**
 * Mean score of one system with a 95 % interval: Wilson's for independent 0/1 scores, else the bootstrap by cluster.
 * Where every score is 0, or every score 1, the bootstrap has nothing to vary: Wilson's over clusters stands in.
 */
export function meanInterval(items: readonly ScoredItem[], name: string, seed?: number): MeanWithInterval {
  const scored = [...indexScoredItems(items, name).values()];
  const totals = totalByCluster(scored.map((item) => ({ cluster: clusterKey(item), value: item.score })));
  const clusters = totals.sums.length;
  const isYesNo = scored.every(({ score }) => score === 0 || score === 1);
  const isExtreme = totals.mean === 0 || totals.mean === 1;
  const interval =
    (isYesNo && clusters === totals.n) || isExtreme
      ? wilsonInterval(Math.round(totals.mean * clusters), clusters)
      : bootstrapMean(totals, { range: { low: 0, high: 1 }, ...(seed === undefined ? {} : { seed }) });
  return { mean: totals.mean, n: totals.n, clusters, interval };
}
