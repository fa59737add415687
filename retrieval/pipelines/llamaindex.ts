import type { Failure } from "#domain/failure.ts";
import type { LlamaindexIndex } from "#retrieval/llamaindex/llamaindex-index.ts";
import type { Pipeline, RankedPassage } from "#retrieval/pipeline.ts";
import { acceptsPassage, candidateCount, inContexts } from "#retrieval/ranking/candidates.ts";
import { rankInContext } from "#retrieval/ranking/in-context.ts";

export type LlamaindexPipelineOptions = {
  index: LlamaindexIndex;
  /** Why it cannot be asked now; nothing when it can. */
  unavailable(): Failure | undefined;
};

/** Not among the pipelines of this process: it needs a Python environment that somebody has to ask for. */
export function llamaindexPipeline({ index, unavailable }: LlamaindexPipelineOptions): Pipeline {
  return {
    name: "llamaindex",
    title: "LlamaIndex",
    description:
      "LlamaIndex (Python) over the same passages and vectors: its vector index and its BM25 retriever, fused by relative score. For comparison with what is built with it elsewhere.",
    unavailable,
    async retrieve(query, parts) {
      const failure = unavailable();
      if (failure !== undefined) throw failure;
      const question = {
        text: query.text,
        vector: [...(await parts.embedder.embedQuery(query.text, query.signal))],
        limit: candidateCount,
        contexts: inContexts(query).map(({ collections, filter }) => ({
          collections: collections ?? null,
          filter: filter ?? {},
        })),
      };
      const accepts = acceptsPassage(query);
      const hits = await index.search(question, parts, query.signal);
      const ranked = hits.flatMap(({ id, score, reasons }): RankedPassage[] => {
        // The text may have changed while it waits for its new vector.
        const passage = parts.library.passage(id);
        if (passage === undefined || !accepts(passage)) return [];
        return [{ passage, score, reasons: reasons.map((reason) => `${reason}, by LlamaIndex`) }];
      });
      return rankInContext(ranked, query).slice(0, query.limit);
    },
  };
}
