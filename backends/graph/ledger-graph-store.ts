import { sql } from "drizzle-orm";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import type { HeldItem } from "#backends/sync/projection.ts";
import type { GraphStore } from "./graph-store.ts";
import { openKnownEntities } from "./known-entities.ts";
import { nearbyRecords } from "./nearby-records.ts";
import { findLedgerEntities, ledgerEdges, ledgerEntities, type EntityQuery } from "./read-ledger-graph.ts";
import { openRecentEdges } from "./recent-edges.ts";
import { tidyStatements } from "./tidy-statements.ts";
import { mostEdges, relatedEntities, shortestPaths, type GraphSteps } from "./traverse-graph.ts";
import { writeLedgerGraph } from "./write-ledger-graph.ts";

/** The knowledge graph in tables beside the ledger's own. Closing it leaves the ledger open. */
export function openLedgerGraphStore(ledger: Ledger): GraphStore {
  const steps: GraphSteps = {
    edges: (ids, relations) => ledgerEdges(ledger.db, ids, relations),
    entities: (ids) => ledgerEntities(ledger.db, ids),
  };
  // A server's tables may be written by another process, which this one would not hear of; nor does it compute on this thread.
  const openMemory = () =>
    ledger.kind === "pglite"
      ? {
          entities: openKnownEntities(ledger),
          recent: openRecentEdges((ids) => steps.edges(ids), { mostRead: mostEdges }),
        }
      : undefined;
  let memory = openMemory();
  return {
    engine: ledger.kind === "pglite" ? "Tables of the ledger in this process" : "Tables of the ledger",
    async replace(records, { force = false } = {}) {
      const tidy = tidyStatements(records);
      if (tidy.length === 0) return;
      const touched = await ledger.transaction((transaction) => writeLedgerGraph(transaction, tidy, force));
      memory?.entities.forget(touched);
      memory?.recent.forget(touched);
    },
    find: (query) =>
      memory !== undefined && isText(query)
        ? memory.entities.find(query)
        : findLedgerEntities(ledger.db, query),
    related: (query) => relatedEntities(steps, query),
    nearby: (query) => nearbyRecords(memory?.recent ?? steps, query),
    paths: (query) => shortestPaths(steps, query),
    async count() {
      const count = (table: "graph_entities" | "graph_relations") =>
        selectRows<{ kind: string; count: number }>(
          ledger.db,
          sql`select kind, count(*)::int as count from ${sql.identifier(table)} group by kind order by kind`,
        );
      return { entities: await count("graph_entities"), relations: await count("graph_relations") };
    },
    async summarize() {
      const rows = await selectRows<{ bucket: number; count: number; digest: string | number }>(
        ledger.db,
        sql`select bucket, count(*)::int as count, sum(stamp) as digest from graph_sources group by bucket order by bucket`,
      );
      return rows.map(({ bucket, count, digest }) => ({ bucket, count, digest: Number(digest) }));
    },
    async list(bucket) {
      const rows = await selectRows<HeldItem>(
        ledger.db,
        sql`select collection, record_id as key, version from graph_sources where bucket = ${bucket}
            order by collection, record_id`,
      );
      return rows.map((row) => ({ ...row, version: Number(row.version) }));
    },
    async clear() {
      await ledger.transaction(async (transaction) => {
        await transaction.execute(
          sql`truncate graph_relations, graph_statements, graph_entities, graph_sources`,
        );
      });
      memory = openMemory();
    },
    close: () => Promise.resolve(),
  };
}

/** Asked for by words, not by ids, and not for all that there is. */
function isText(query: EntityQuery): query is EntityQuery & { text: string } {
  return query.ids === undefined && query.text !== undefined && query.text.trim() !== "";
}
