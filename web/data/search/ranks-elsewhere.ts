import type { PipelineResult } from "#web/data-access/search-queries.ts";

/** For each passage, its rank in every pipeline that found it. */
export function ranksByPassage(results: readonly PipelineResult[]): Map<string, Map<string, number>> {
  const ranks = new Map<string, Map<string, number>>();
  for (const { pipeline, passages } of results)
    for (const { passage, rank } of passages) {
      const known = ranks.get(passage.id) ?? new Map<string, number>();
      ranks.set(passage.id, known.set(pipeline, rank));
    }
  return ranks;
}
