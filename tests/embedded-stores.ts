import { join } from "node:path";
import { knowledgeCollections, statementsOf } from "#data/knowledge/statements-of.ts";
import { openLedgerExperimentStore } from "#backends/experiments/open-ledger-experiment-store.ts";
import { graphProjection } from "#backends/graph/graph-projection.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync } from "#backends/sync/start-sync.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import { warehouseProjection } from "#backends/warehouse/warehouse-projection.ts";
import type { Platform } from "#tools/platform.ts";

export type EmbeddedStores = Pick<Platform, "graph" | "warehouse" | "experiments" | "sync">;

/** The embedded stores on a test's ledger and home; warehouse and graph follow the ledger only when asked. */
export async function openEmbeddedStores(
  ledger: Ledger,
  home: string,
  isFollowing = false,
): Promise<EmbeddedStores> {
  const warehouse = await openDuckDbWarehouse({ folder: join(home, "warehouse") });
  const graph = openLedgerGraphStore(ledger);
  const fieldsOf = async (collection: string) => (await getDataset(ledger.db, collection))?.fields;
  const projections = [
    warehouseProjection({ warehouse, fieldsOf }),
    graphProjection({ store: graph, statementsOf, collections: knowledgeCollections }),
  ];
  return {
    graph,
    warehouse,
    experiments: openLedgerExperimentStore(ledger),
    sync: await startSync(isFollowing ? projections : [], {
      ledger,
      sources: [recordSource],
      now: () => new Date(),
      onBug: String,
    }),
  };
}
