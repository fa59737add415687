import type { Pipeline } from "#retrieval/pipeline.ts";
import { findByMeaning } from "#retrieval/ranking/candidates.ts";

export const vectorPipeline: Pipeline = {
  name: "vector",
  title: "Vector",
  description:
    "Passages nearest in meaning. Finds other words for the same thing; misses exact names and numbers.",
  async retrieve(query, parts) {
    const found = await findByMeaning(query, parts);
    return found.slice(0, query.limit).map((candidate) => ({ ...candidate, reasons: ["meaning"] }));
  },
};
