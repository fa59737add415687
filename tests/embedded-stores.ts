import { join } from "node:path";
import { knowledgeCollections, statementsOf } from "#data/knowledge/statements-of.ts";
import { openLedgerExperimentStore } from "#backends/experiments/open-ledger-experiment-store.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { createCachedEmbedder } from "#backends/models/embedding/cached-embedder.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync } from "#backends/sync/start-sync.ts";
import { openExactVectorStore } from "#backends/vectors/exact-vector-store.ts";
import { vectorsProjection } from "#backends/vectors/vectors-projection.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import { warehouseProjection } from "#backends/warehouse/warehouse-projection.ts";
import { llamaindexMissing } from "#retrieval/llamaindex/llamaindex-environment.ts";
import { openLlamaindexIndex } from "#retrieval/llamaindex/llamaindex-index.ts";
import { openPassageLibrary } from "#retrieval/passage-library.ts";
import { passagesOf } from "#retrieval/passages/passages-of.ts";
import type { Pipeline } from "#retrieval/pipeline.ts";
import { llamaindexPipeline } from "#retrieval/pipelines/llamaindex.ts";
import { pipelines } from "#retrieval/pipelines.ts";
import { openRetrieval } from "#retrieval/retrieval.ts";
import { openSearchableCollections } from "#retrieval/searchable-collections.ts";
import type { Platform } from "#tools/platform.ts";
import { wordHashSource } from "./word-hash-source.ts";

export type EmbeddedStores = Pick<Platform, "graph" | "warehouse" | "experiments" | "sync" | "retrieval">;

/** The embedded stores on a test's ledger and home; they follow the ledger only when asked. Vectors are of hashed words. */
export async function openEmbeddedStores(
  ledger: Ledger,
  home: string,
  isFollowing = false,
): Promise<EmbeddedStores> {
  const warehouse = await openDuckDbWarehouse({ folder: join(home, "warehouse") });
  const graph = openLedgerGraphStore(ledger);
  const fieldsOf = async (collection: string) => (await getDataset(ledger.db, collection))?.fields;
  const embedder = createCachedEmbedder({ source: wordHashSource, ledger });
  const vectors = openExactVectorStore({ dimensions: embedder.dimensions });
  const collections = await openSearchableCollections(ledger);
  const follows = collections.has;
  const library = openPassageLibrary({ passagesOf, follows });
  const projections = [
    library.projection,
    vectorsProjection({ store: vectors, passagesOf, embed: embedder.embed, follows, isVolatile: true }),
    warehouseProjection({ warehouse, fieldsOf }),
    graphProjection({ store: graph, statementsOf, collections: knowledgeCollections }),
  ];
  return {
    graph,
    warehouse,
    experiments: openLedgerExperimentStore(ledger),
    retrieval: openRetrieval(
      { library, vectors, embedder, graph },
      [...pipelines, absentLlamaindex()],
      collections,
    ),
    sync: await startSync(isFollowing ? projections : [], {
      ledger,
      sources: [recordSource],
      now: () => new Date(),
      onBug: String,
    }),
  };
}

/** As on a machine where nobody asked for it. */
function absentLlamaindex(): Pipeline {
  const index = openLlamaindexIndex({
    interpreter() {
      throw llamaindexMissing();
    },
  });
  return llamaindexPipeline({ index, unavailable: llamaindexMissing });
}
