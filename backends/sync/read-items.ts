import type { Transaction } from "#backends/ledger/ledger.ts";
import type { ProjectedItem } from "./projection.ts";

/** Reads what the ledger has now of things of one kind. A key without data is gone. */
export type ItemSource = {
  holds(collection: string): boolean;
  read(
    db: Transaction,
    collection: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Record<string, unknown>>>;
};

/** The present data of changed things: read after their change, so never older than it. */
export async function readItems(
  db: Transaction,
  sources: readonly ItemSource[],
  changed: readonly { collection: string; key: string; version: number }[],
): Promise<ProjectedItem[]> {
  const items: ProjectedItem[] = [];
  for (const [collection, ofCollection] of Map.groupBy(changed, (change) => change.collection)) {
    const source = sources.find((one) => one.holds(collection));
    if (source === undefined) throw new Error(`nothing reads the collection ${collection}`);
    const found = await source.read(
      db,
      collection,
      ofCollection.map((change) => change.key),
    );
    for (const { key, version } of ofCollection) {
      const data = found.get(key);
      items.push({ collection, key, version, ...(data === undefined ? {} : { data }) });
    }
  }
  return items;
}
