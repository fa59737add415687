import type { Pipeline } from "#retrieval/pipeline.ts";
import { graphContext, nearnessOf } from "#retrieval/ranking/graph-context.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";
import { fuseWordsAndMeaning } from "./hybrid.ts";

export const graphPipeline: Pipeline = {
  name: "graph",
  title: "Graph",
  description:
    "Passages of records that the knowledge graph connects with what the question names, then by words and meaning. For questions over several records.",
  async retrieve(query, parts) {
    const [fused, context] = await Promise.all([
      fuseWordsAndMeaning(query, parts),
      graphContext(query, parts),
    ]);
    const best = fused[0]?.score ?? 0;
    const ranked = fused.map((one) => {
      const nearness = nearnessOf(context, one.passage);
      return {
        ...one,
        // A connected passage stands before every one that is not, unless that fits twice as well.
        score: one.score + best * 0.5 * nearness,
        reasons: nearness === 0 ? one.reasons : [...one.reasons, connection(context.entities)],
      };
    });
    return rankInContext(ranked, query).slice(0, query.limit);
  },
};

function connection(entities: readonly { name: string }[]): string {
  return `connected with ${entities
    .slice(0, 2)
    .map(({ name }) => name)
    .join(", ")}`;
}
