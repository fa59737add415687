import { join } from "node:path";
import { knowledgeCollections, statementsOf } from "#data/knowledge/statements-of.ts";
import { experimentsProjection } from "#backends/experiments/experiments-projection.ts";
import { markEarlierRuns } from "#backends/experiments/mark-earlier-runs.ts";
import { runSource } from "#backends/experiments/read-ledger-runs.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { finishAnnouncements } from "#backends/ledger/announce-in-batches.ts";
import { announceEarlierVersions } from "#backends/ledger/announce-earlier-versions.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { recordEarlierUsage } from "#backends/ledger/usage/record-earlier-usage.ts";
import { createCachedEmbedder } from "#backends/models/embedding/cached-embedder.ts";
import { encoderSource } from "#backends/models/embedding/embedding-source.ts";
import type { SentenceEncoder } from "#backends/models/encoder.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync } from "#backends/sync/start-sync.ts";
import { vectorsProjection } from "#backends/vectors/vectors-projection.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import { warehouseProjection } from "#backends/warehouse/warehouse-projection.ts";
import type { Service } from "#domain/service.ts";
import { openPassageLibrary } from "#retrieval/passage-library.ts";
import { passageGeneration, passagesOf } from "#retrieval/passages/passages-of.ts";
import { pipelines } from "#retrieval/pipelines.ts";
import { openRetrieval } from "#retrieval/retrieval.ts";
import { openSearchableCollections } from "#retrieval/searchable-collections.ts";
import type { Settings } from "#server/settings.ts";
import type { Platform } from "#tools/platform.ts";
import { openExperiments } from "./open-experiments.ts";
import { openGraph } from "./open-graph.ts";
import { openLlamaindex } from "./open-llamaindex.ts";
import { openVectors } from "./open-vectors.ts";

export type StoresOptions = {
  settings: Settings;
  ledger: Ledger;
  encoder: SentenceEncoder;
  now: () => Date;
  onBug(error: unknown): string;
  cleanup: AsyncDisposableStack;
};

export type OpenStores = Pick<Platform, "warehouse" | "graph" | "experiments" | "sync" | "retrieval"> & {
  services(): Promise<Service[]>;
};

/** Opens every store that follows the ledger, and lets them follow it. What is opened is closed with `cleanup`. */
export async function openStores(options: StoresOptions): Promise<OpenStores> {
  const { settings, ledger, now, onBug, cleanup } = options;
  const embedder = createCachedEmbedder({ source: encoderSource(options.encoder), ledger });
  const warehouse = cleanup.adopt(
    await openDuckDbWarehouse({ folder: join(settings.home, "warehouse") }),
    (opened) => opened.close(),
  );
  const graph = openGraph(options, ledger);
  const vectors = openVectors(options, {
    dimensions: embedder.dimensions,
    generation: `${embedder.digest} ${passageGeneration()}`,
  });
  const experiments = openExperiments(options, ledger);
  const llamaindex = await openLlamaindex(options);
  const collections = await openSearchableCollections(ledger);
  const library = openPassageLibrary({ passagesOf, follows: collections.has });
  await finishAnnouncements(ledger, now);
  await announceEarlierVersions(ledger, now);
  await markEarlierRuns(ledger, now);
  await recordEarlierUsage(ledger, now);
  const sync = cleanup.adopt(
    await startSync(
      [
        warehouseProjection({ warehouse, fieldsOf: fieldsIn(ledger) }),
        graphProjection({ store: graph.store, statementsOf, collections: knowledgeCollections }),
        library.projection,
        vectorsProjection({
          store: vectors.store,
          passagesOf,
          embed: embedder.embedLater,
          follows: collections.has,
          isVolatile: vectors.isVolatile,
        }),
        ...(experiments.following === undefined ? [] : [experimentsProjection(experiments.following)]),
      ],
      { ledger, sources: [runSource, recordSource], now, onBug },
    ),
    (opened) => opened.close(),
  );
  return {
    warehouse,
    graph: graph.store,
    experiments: experiments.store,
    sync,
    retrieval: openRetrieval(
      { library, vectors: vectors.store, embedder, graph: graph.store },
      [...pipelines, llamaindex.pipeline],
      collections,
    ),
    services: async () => [
      ...(await Promise.all([vectors.report(), graph.report(), experiments.report()])),
      ...llamaindex.report(),
    ],
  };
}

function fieldsIn(ledger: Ledger) {
  return async (collection: string) => (await getDataset(ledger.db, collection))?.fields;
}
