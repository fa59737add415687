import type { ItemResult } from "#domain/evaluation.ts";

/** One item, answered by both. */
export type ItemPair = {
  id: string;
  task: string;
  prompt: string;
  expected: string;
  baseline: ItemResult;
  candidate: ItemResult;
};

/** Items both have answered, in the baseline's order. */
export function pairItems(baseline: readonly ItemResult[], candidate: readonly ItemResult[]): ItemPair[] {
  const byId = new Map(candidate.map((item) => [item.item_id, item]));
  return baseline.flatMap((item) => {
    const other = byId.get(item.item_id);
    if (other === undefined) return [];
    return [
      {
        id: item.item_id,
        task: item.task,
        prompt: item.prompt,
        expected: item.expected,
        baseline: item,
        candidate: other,
      },
    ];
  });
}

export type ItemFilter = { differOnly: boolean; task: string | undefined };

export function filterPairs(pairs: readonly ItemPair[], { differOnly, task }: ItemFilter): ItemPair[] {
  return pairs.filter(
    (pair) =>
      (!differOnly || pair.baseline.score !== pair.candidate.score) &&
      (task === undefined || pair.task === task),
  );
}
