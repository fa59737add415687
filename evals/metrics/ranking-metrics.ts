/**
 * Measures of one ranked list against the ids that are relevant. `ranked`: best first, no id twice. All lie between 0 and 1;
 * with nothing relevant they are undefined and throw, since such a question has no place in an average.
 */
export type RankingMetrics = { ndcg_at_10: number; recall_at_10: number; mrr: number; hit_at_5: number };

export function rankingMetrics(ranked: readonly string[], relevant: ReadonlySet<string>): RankingMetrics {
  if (relevant.size === 0) throw new RangeError("a question without relevant passages cannot be measured");
  return {
    ndcg_at_10: ndcg(ranked, relevant, 10),
    recall_at_10: ranked.slice(0, 10).filter((id) => relevant.has(id)).length / relevant.size,
    mrr: reciprocalRank(ranked, relevant),
    hit_at_5: ranked.slice(0, 5).some((id) => relevant.has(id)) ? 1 : 0,
  };
}

/** Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen 2002): a relevant id at rank r counts 1 / log2(r + 1). */
export function ndcg(ranked: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  const gain = (rank: number) => 1 / Math.log2(rank + 1);
  let found = 0;
  for (const [index, id] of ranked.slice(0, depth).entries()) if (relevant.has(id)) found += gain(index + 1);
  let ideal = 0;
  for (let rank = 1; rank <= Math.min(depth, relevant.size); rank++) ideal += gain(rank);
  return found / ideal;
}

/** 1 over the rank of the first relevant id; 0 when there is none. */
export function reciprocalRank(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const index = ranked.findIndex((id) => relevant.has(id));
  return index === -1 ? 0 : 1 / (index + 1);
}
