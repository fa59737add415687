import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "#domain/failure.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import { appendRecords } from "./append-rows.ts";
import { inTransaction } from "./in-transaction.ts";
import { quoteName, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";

/**
 * Puts items in the place of what stood for their keys, all in one transaction. An item whose version is not newer than the one held is
 * passed over unless forced; one without data is forgotten. Returns whether anything changed.
 */
export async function replaceItems(
  connection: DuckDBConnection,
  tables: ReadonlyMap<string, WarehouseColumn[]>,
  items: readonly ProjectedItem[],
  force: boolean,
): Promise<boolean> {
  const newest = newestOfEach(items);
  requireTables(tables, newest);
  return inTransaction(connection, async () => {
    await announce(connection, newest);
    const held = await heldVersions(connection);
    const taken = newest.filter((item) => {
      const version = held.get(itemName(item));
      return item.data === undefined
        ? version !== undefined && (force || item.version >= version)
        : force || version === undefined || item.version > version;
    });
    if (taken.length > 0) await exchange(connection, tables, taken, held);
    return taken.length > 0;
  });
}

async function exchange(
  connection: DuckDBConnection,
  tables: ReadonlyMap<string, WarehouseColumn[]>,
  taken: readonly ProjectedItem[],
  held: ReadonlyMap<string, number>,
): Promise<void> {
  const replaced = taken.filter((item) => held.has(itemName(item)));
  if (replaced.length > 0) {
    await announce(connection, replaced);
    for (const collection of new Set(replaced.map((item) => item.collection))) {
      if (!tables.has(collection)) continue;
      await connection.run(
        `DELETE FROM main.${quoteName(tableNameOf(collection))}
         WHERE id IN (SELECT key FROM incoming WHERE collection = $1)`,
        [collection],
      );
    }
    await connection.run(
      "DELETE FROM sync.items WHERE (collection, key) IN (SELECT collection, key FROM incoming)",
    );
  }
  const kept = taken.flatMap(({ collection, key, version, data }) =>
    data === undefined ? [] : [{ collection, key, version, data }],
  );
  for (const [collection, records] of Map.groupBy(kept, (item) => item.collection))
    await appendRecords(connection, tableNameOf(collection), tables.get(collection) ?? [], records);
  await appendBookkeeping(connection, kept);
}

/** Names the items at hand in a table of their own, so that one statement meets them all. */
async function announce(connection: DuckDBConnection, items: readonly ProjectedItem[]): Promise<void> {
  await connection.run("DELETE FROM temp.main.incoming");
  const appender = await connection.createAppender("incoming", "main", "temp");
  for (const { collection, key } of items) {
    appender.appendVarchar(collection);
    appender.appendVarchar(key);
    appender.endRow();
  }
  appender.closeSync();
}

async function heldVersions(connection: DuckDBConnection): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(
    "SELECT collection, key, version FROM sync.items WHERE (collection, key) IN (SELECT collection, key FROM incoming)",
  );
  return new Map(
    reader
      .getRows()
      .map(([collection, key, version]) => [
        itemName({ collection: String(collection), key: String(key) }),
        Number(version),
      ]),
  );
}

async function appendBookkeeping(
  connection: DuckDBConnection,
  items: readonly { collection: string; key: string; version: number }[],
): Promise<void> {
  const appender = await connection.createAppender("items", "sync");
  for (const { collection, key, version } of items) {
    appender.appendVarchar(collection);
    appender.appendVarchar(key);
    appender.appendBigInt(BigInt(version));
    appender.appendUTinyInt(bucketOf(collection, key));
    appender.appendUInteger(stampOf(collection, key, version));
    appender.endRow();
  }
  appender.closeSync();
}

const itemName = ({ collection, key }: { collection: string; key: string }) => `${collection}\n${key}`;

/** Of several items for one key, the newest; of equals the last. */
function newestOfEach(items: readonly ProjectedItem[]): ProjectedItem[] {
  const byName = new Map<string, ProjectedItem>();
  for (const item of items) {
    const before = byName.get(itemName(item));
    if (before === undefined || item.version >= before.version) byName.set(itemName(item), item);
  }
  return [...byName.values()];
}

function requireTables(tables: ReadonlyMap<string, unknown>, items: readonly ProjectedItem[]): void {
  const missing = items.find((item) => item.data !== undefined && !tables.has(item.collection));
  if (missing !== undefined)
    throw new Failure("invalid-input", `The warehouse has no table for ${missing.collection}`, {
      hint: "Make its table before its records come.",
    });
}
