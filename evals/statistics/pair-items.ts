import { Failure } from "#domain/failure.ts";
import { clusterKey, indexScoredItems, type ScoredItem } from "./scored-item.ts";

export type ItemPair = { id: string; cluster: string; candidate: number; baseline: number };

/** Ids that only one side answered: no part of the comparison, and said so. */
export type LeftOut = { candidate_only: string[]; baseline_only: string[] };

/**
 * Puts the scores of the same item side by side. Throws `invalid-input` when no id is on both sides, or when the two
 * sides put an item into different clusters.
 */
export function pairItems(
  candidate: readonly ScoredItem[],
  baseline: readonly ScoredItem[],
  names = { candidate: "The candidate", baseline: "The baseline" },
): { pairs: ItemPair[]; leftOut: LeftOut } {
  const candidates = indexScoredItems(candidate, names.candidate);
  const baselines = indexScoredItems(baseline, names.baseline);
  const pairs: ItemPair[] = [];
  for (const item of candidates.values()) {
    const other = baselines.get(item.id);
    if (other) pairs.push(pairOf(item, other, names));
  }
  const leftOut = {
    candidate_only: [...candidates.keys()].filter((id) => !baselines.has(id)),
    baseline_only: [...baselines.keys()].filter((id) => !candidates.has(id)),
  };
  if (pairs.length === 0) {
    throw new Failure("invalid-input", `${names.candidate} and ${names.baseline} share no item`, {
      hint: `Items are paired by id; one side has "${leftOut.candidate_only[0]}", the other "${leftOut.baseline_only[0]}". Use results on the same items.`,
    });
  }
  return { pairs, leftOut };
}

function pairOf(
  item: ScoredItem,
  other: ScoredItem,
  names: { candidate: string; baseline: string },
): ItemPair {
  if (item.cluster !== undefined && other.cluster !== undefined && item.cluster !== other.cluster) {
    throw new Failure(
      "invalid-input",
      `Item "${item.id}" is in cluster "${item.cluster}" in ${names.candidate} and "${other.cluster}" in ${names.baseline}`,
      { hint: "Give an item the same cluster on both sides." },
    );
  }
  const cluster = clusterKey({ id: item.id, cluster: item.cluster ?? other.cluster });
  return { id: item.id, cluster, candidate: item.score, baseline: other.score };
}
