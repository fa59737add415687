import type { Statements } from "#domain/knowledge.ts";
import type { ProjectedItem, Projection, RefusedItem } from "#backends/sync/projection.ts";
import type { GraphStore, RecordStatements } from "./graph-store.ts";
import { faultIn } from "./tidy-statements.ts";

export type GraphProjectionOptions = {
  store: GraphStore;
  /** What a record of a collection states; pure. */
  statementsOf(collection: string, record: Readonly<Record<string, unknown>>): Statements;
  /** The collections whose records state something; those of all datasets when left out. */
  collections?: readonly string[];
};

/** Lets a knowledge graph follow the ledger's records. */
export function graphProjection({ store, statementsOf, collections }: GraphProjectionOptions): Projection {
  return {
    store: "graph",
    engine: store.engine,
    batchSize: 200,
    follows: (collection) => collections?.includes(collection) ?? collection !== "runs",
    async apply(items, { force = false, signal } = {}) {
      signal?.throwIfAborted();
      const refused: RefusedItem[] = [];
      const records = items.flatMap((item): RecordStatements[] => {
        const statements = stated(item, statementsOf);
        const fault = faultIn(statements);
        if (fault === undefined) return [statements];
        refused.push({ collection: item.collection, key: item.key, reason: fault });
        return [];
      });
      await store.replace(records, { force });
      return refused;
    },
    summarize: () => store.summarize(),
    list: (bucket) => store.list(bucket),
    clear: () => store.clear(),
  };
}

function stated(item: ProjectedItem, statementsOf: GraphProjectionOptions["statementsOf"]): RecordStatements {
  const { collection, key, version, data } = item;
  const named = { collection, record_id: key, version };
  return data === undefined
    ? { ...named, entities: [], relations: [], gone: true }
    : { ...named, ...statementsOf(collection, data) };
}
