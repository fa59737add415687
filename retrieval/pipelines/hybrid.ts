import type { Pipeline, RankedPassage, RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";
import { findByMeaning, findByWords } from "#retrieval/ranking/candidates.ts";
import { fuseByScore } from "#retrieval/ranking/fuse.ts";
import { graphContext, nearnessOf } from "#retrieval/ranking/graph-context.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";

/** Of the weights from .3 to .8 the best on a phone manual, by little: names and numbers count among devices. */
const wordsWeight = 0.6;
/** What the graph adds, in shares of the best score: it settles what words and meaning leave open. */
const graphShare = 0.08;

/** Words and meaning fused, before any context. */
export async function fuseWordsAndMeaning(
  query: RetrievalQuery,
  parts: RetrievalParts,
): Promise<RankedPassage[]> {
  // The words are looked for while the question is encoded.
  const meaning = findByMeaning(query, parts);
  const words = findByWords(query, parts);
  return fuseByScore([
    { reason: "words", weight: wordsWeight, candidates: words },
    { reason: "meaning", weight: 1 - wordsWeight, candidates: await meaning },
  ]);
}

export const hybridPipeline: Pipeline = {
  name: "hybrid",
  title: "Hybrid",
  description:
    "Words and meaning fused, lifted by what the knowledge graph connects with the question and by the device and the journey it is asked in. The default.",
  async retrieve(query, parts) {
    const [fused, context] = await Promise.all([
      fuseWordsAndMeaning(query, parts),
      graphContext(query, parts),
    ]);
    const best = fused[0]?.score ?? 0;
    const expanded = fused.map((one) => {
      const nearness = nearnessOf(context, one.passage);
      return nearness === 0
        ? one
        : { ...one, score: one.score + best * graphShare * nearness, reasons: [...one.reasons, "graph"] };
    });
    return rankInContext(expanded, query).slice(0, query.limit);
  },
};
