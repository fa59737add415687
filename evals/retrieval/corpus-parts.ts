import type { ProjectedItem } from "#backends/sync/projection.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { Embedder } from "#backends/models/embedding/cached-embedder.ts";
import type { EmbeddingSource } from "#backends/models/embedding/embedding-source.ts";
import { openExactVectorStore } from "#backends/vectors/exact-vector-store.ts";
import { vectorsProjection } from "#backends/vectors/vectors-projection.ts";
import { openPassageLibrary } from "#retrieval/passage-library.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import type { RetrievalParts } from "#retrieval/pipeline.ts";

const encodedAtOnce = 20;

/**
 * A corpus ready to be searched by every pipeline, cut and indexed as the product does it, outside any platform. Its graph is the
 * ledger's: empty unless that was filled. `onProgress` hears how many records are in.
 */
export async function openCorpusParts(options: {
  items: readonly ProjectedItem[];
  source: EmbeddingSource;
  ledger: Ledger;
  onProgress?(done: number, all: number): void;
}): Promise<RetrievalParts> {
  const { items, source, ledger } = options;
  const embedder = embedderOf(source);
  const library = openPassageLibrary({ passagesOf, follows: () => true });
  const vectors = openExactVectorStore({ dimensions: source.dimensions });
  const projection = vectorsProjection({
    store: vectors,
    passagesOf,
    embed: embedder.embed,
    follows: () => true,
  });
  for (let from = 0; from < items.length; from += encodedAtOnce) {
    const batch = items.slice(from, from + encodedAtOnce);
    await library.projection.apply(batch);
    await projection.apply(batch);
    options.onProgress?.(Math.min(from + encodedAtOnce, items.length), items.length);
  }
  return { library, vectors, embedder, graph: openLedgerGraphStore(ledger) };
}

function embedderOf(source: EmbeddingSource): Embedder {
  return {
    digest: source.digest,
    dimensions: source.dimensions,
    embed: (passages, signal) => source.encode(passages, "passage", signal),
    async embedQuery(text, signal) {
      const [vector] = await source.encode([text], "query", signal);
      return vector as Float32Array;
    },
  };
}
