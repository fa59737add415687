import { join } from "node:path";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { copyTables } from "./copy-tables.ts";
import { openDuckDbFile, type DuckDbFile } from "./duckdb-file.ts";
import { inTransaction } from "./in-transaction.ts";
import { plainValue } from "./plain-value.ts";
import { openQueryDesk } from "./query/open-query-desk.ts";
import { replaceItems } from "./replace-items.ts";
import { openSnapshots } from "./snapshots.ts";
import { quoteName, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";
import { createTable, fitTable, readTables } from "./warehouse-tables.ts";
import type { Warehouse } from "./warehouse.ts";

type Tables = Map<string, WarehouseColumn[]>;

/** The warehouse in this process, in a folder of its own that no other process opens. */
export async function openDuckDbWarehouse({ folder }: { folder: string }): Promise<Warehouse> {
  const file = await openDuckDbFile(folder);
  let generation = 0;
  const tables = followTables(file);
  const change = (work: (writer: DuckDBConnection, known: Tables) => Promise<boolean>) =>
    file.write(async ({ writer }) => {
      if (await work(writer, await tables.known(writer))) generation += 1;
    });
  const snapshots = await openSnapshots({
    folder: join(folder, "snapshots"),
    generation: () => generation + file.openings(),
    clock: () => performance.now(),
    // On a connection of its own, as of one moment: what is written meanwhile does not wait for the copy.
    async copyTo(path) {
      const names = await file.write(async ({ writer }) =>
        [...(await tables.known(writer)).keys()].map(tableNameOf),
      );
      await file.read((connection) => copyTables(connection, names, path));
    },
  });
  const desk = openQueryDesk();
  return {
    engine: "DuckDB in this process",
    ensureTable: (table) =>
      change(async (writer, known) => {
        const columns = await fitTable(writer, known, table);
        if (columns !== undefined) known.set(table.name, columns);
        return columns !== undefined;
      }),
    replace: (items, options = {}) =>
      change((writer, known) => replaceItems(writer, known, items, options.force ?? false)),
    select: (sql, values = []) =>
      file.read(async (connection) => {
        const reader = await connection.runAndReadAll(sql, values as DuckDBValue[]);
        return reader
          .getRowObjects()
          .map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)])),
          );
      }),
    async query(sql, limits, signal) {
      const snapshot = await snapshots.take();
      try {
        return await desk.run({ file: snapshot.file, sql, limits, signal });
      } finally {
        await snapshot.release();
      }
    },
    summarize: () =>
      file.read(async (connection) => {
        const reader = await connection.runAndReadAll(
          "SELECT bucket, count(*)::INTEGER, sum(stamp)::DOUBLE FROM sync.items GROUP BY bucket ORDER BY bucket",
        );
        return reader.getRows().map(([bucket, count, digest]) => ({
          bucket: Number(bucket),
          count: Number(count),
          digest: Number(digest),
        }));
      }),
    list: (bucket) =>
      file.read(async (connection) => {
        const reader = await connection.runAndReadAll(
          "SELECT collection, key, version FROM sync.items WHERE bucket = $1 ORDER BY collection, key",
          [bucket],
        );
        return reader.getRows().map(([collection, key, version]) => ({
          collection: String(collection),
          key: String(key),
          version: Number(version),
        }));
      }),
    clear: () => change(emptyTables),
    async close() {
      await desk.close();
      await snapshots.close();
      await file.close();
    },
  };
}

/** The tables of the file as it is opened now. */
function followTables(file: DuckDbFile): { known(writer: DuckDBConnection): Promise<Tables> } {
  let tables: Tables = new Map();
  let readAt = 0;
  return {
    async known(writer) {
      if (readAt !== file.openings()) {
        tables = await readTables(writer);
        readAt = file.openings();
      }
      return tables;
    },
  };
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
