import { join } from "node:path";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { copyTables } from "./copy-tables.ts";
import { openDuckDbFile, type DuckDbFile } from "./duckdb-file.ts";
import { inTransaction } from "./in-transaction.ts";
import { plainValue } from "./plain-value.ts";
import { openQueryDesk } from "./query/open-query-desk.ts";
import { listItems, summarizeItems } from "./read-bookkeeping.ts";
import { replaceItems } from "./replace-items.ts";
import { openSnapshots } from "./snapshots.ts";
import { quoteName, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";
import { createTable, fitTable, readTables } from "./warehouse-tables.ts";
import type { Warehouse, WarehouseTable } from "./warehouse.ts";

type Tables = Map<string, WarehouseColumn[]>;

/** The warehouse in this process, in a folder of its own that no other process opens. */
export async function openDuckDbWarehouse({ folder }: { folder: string }): Promise<Warehouse> {
  const file = await openDuckDbFile(folder);
  const changes = followChanges(file);
  const snapshots = await openSnapshots({
    folder: join(folder, "snapshots"),
    generation: () => changes.generation(),
    clock: () => performance.now(),
    // On a connection of its own, as of one moment: what is written meanwhile does not wait for the copy.
    copyTo: async (path) => {
      const names = await changes.tables();
      await file.read((connection) => copyTables(connection, names, path));
    },
  });
  const desk = openQueryDesk();
  return {
    engine: "DuckDB in this process",
    ensureTable: (table) => changes.make((writer, known) => ensureTable(writer, known, table)),
    replace: (items, options = {}) =>
      changes.make((writer, known) => replaceItems(writer, known, items, options.force ?? false)),
    select: (sql, values = []) => file.read((connection) => selectRows(connection, sql, values)),
    query: (sql, limits, signal) => desk.run({ snapshot: snapshots.take, sql, limits, signal }),
    summarize: () => file.read(summarizeItems),
    list: (bucket) => file.read((connection) => listItems(connection, bucket)),
    clear: () => changes.make(emptyTables),
    async close() {
      await desk.close();
      await snapshots.close();
      await file.close();
    },
  };
}

type Change = (writer: DuckDBConnection, known: Tables) => Promise<boolean>;

/** Makes changes one after another, with the tables as they are, and counts those that changed anything. */
function followChanges(file: DuckDbFile) {
  let count = 0;
  let tables: Tables = new Map();
  let readAt = 0;
  const known = async (writer: DuckDBConnection): Promise<Tables> => {
    if (readAt !== file.openings()) {
      tables = await readTables(writer);
      readAt = file.openings();
    }
    return tables;
  };
  return {
    make: (change: Change) =>
      file.write(async ({ writer }) => {
        if (await change(writer, await known(writer))) count += 1;
      }),
    tables: () => file.write(async ({ writer }) => [...(await known(writer)).keys()].map(tableNameOf)),
    generation: () => count + file.openings(),
  };
}

async function ensureTable(writer: DuckDBConnection, known: Tables, table: WarehouseTable): Promise<boolean> {
  const columns = await fitTable(writer, known, table);
  if (columns !== undefined) known.set(table.name, columns);
  return columns !== undefined;
}

async function selectRows(
  connection: DuckDBConnection,
  sql: string,
  values: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql, values as DuckDBValue[]);
  return reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)])));
}

/** Keeps the tables as they are, and nothing in them. */
async function emptyTables(writer: DuckDBConnection, tables: Tables): Promise<boolean> {
  await inTransaction(writer, async () => {
    for (const [collection, columns] of tables) {
      await writer.run(`DROP TABLE main.${quoteName(tableNameOf(collection))}`);
      await writer.run(createTable(tableNameOf(collection), columns));
    }
    await writer.run("DELETE FROM sync.items");
  });
  return true;
}
