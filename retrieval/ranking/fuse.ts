import type { Passage } from "#domain/passage.ts";
import type { RankedPassage } from "#retrieval/pipeline.ts";
import type { Candidate } from "./candidates.ts";

/** One search's result, what it is called, and how much it counts. */
export type RankedList = { reason: string; weight: number; candidates: readonly Candidate[] };

/**
 * Weighted sum of scores, each list's scaled to 0 to 1 between its worst and its best (convex combination; Bruch et al. 2023,
 * An Analysis of Fusion Functions for Hybrid Retrieval, https://arxiv.org/abs/2210.11934). A list that lacks a passage gives it 0.
 */
export function fuseByScore(lists: readonly RankedList[]): RankedPassage[] {
  return fuse(lists, ({ candidates }) => {
    const scores = candidates.map(({ score }) => score);
    const [low, high] = [Math.min(...scores), Math.max(...scores)];
    return (candidate) => (high === low ? 1 : (candidate.score - low) / (high - low));
  });
}

/** Reciprocal rank fusion (Cormack et al. 2009): for lists whose scores say little. */
export function fuseByRank(lists: readonly RankedList[], dampening = 60): RankedPassage[] {
  return fuse(lists, () => (_candidate, rank) => 1 / (dampening + rank));
}

function fuse(
  lists: readonly RankedList[],
  scorer: (list: RankedList) => (candidate: Candidate, rank: number) => number,
): RankedPassage[] {
  const fused = new Map<string, { passage: Passage; score: number; reasons: string[] }>();
  for (const list of lists) {
    const score = scorer(list);
    for (const [index, candidate] of list.candidates.entries()) {
      const { passage } = candidate;
      const standing = fused.get(passage.id) ?? { passage, score: 0, reasons: [] };
      standing.score += list.weight * score(candidate, index + 1);
      standing.reasons.push(list.reason);
      fused.set(passage.id, standing);
    }
  }
  return [...fused.values()].toSorted(
    (one, other) => other.score - one.score || (one.passage.id < other.passage.id ? -1 : 1),
  );
}
