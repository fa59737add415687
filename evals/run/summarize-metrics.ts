import type { ItemResult, MetricValue, Suite } from "#domain/evaluation.ts";
import { meanInterval } from "#evals/statistics/mean-interval.ts";

/**
 * Mean and 95 % interval of each metric of the suite over the items of its tasks, resampled by cluster. A metric none of
 * whose items were evaluated has no value and is left out. The order of `items` changes nothing. Throws `invalid-input`
 * for an item scored twice.
 */
export function summarizeMetrics(suite: Suite, items: readonly ItemResult[], seed?: number): MetricValue[] {
  return suite.metrics.flatMap((metric) => {
    const scored = scoredItemsOf(metric.tasks, items);
    if (scored.length === 0) return [];
    return [
      {
        metric: metric.name,
        ...meanInterval(scored, `Metric "${metric.name}" of suite "${suite.name}"`, seed),
      },
    ];
  });
}

/** The results of some tasks as the statistics take them. */
export function scoredItemsOf(
  tasks: readonly string[],
  items: readonly ItemResult[],
): { id: string; score: number; cluster: string }[] {
  return items
    .filter((item) => tasks.includes(item.task))
    .map((item) => ({ id: item.item_id, score: item.score, cluster: item.cluster }));
}
