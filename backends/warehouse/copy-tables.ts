import { rm } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { inTransaction } from "./in-transaction.ts";
import { quoteName, quoteText } from "./warehouse-columns.ts";

/** Writes the tables, and none of the bookkeeping, to a database file of their own: all as of one moment. */
export async function copyTables(
  connection: DuckDBConnection,
  tables: readonly string[],
  file: string,
): Promise<void> {
  await rm(file, { force: true });
  await connection.run(`ATTACH ${quoteText(file)} AS snapshot`);
  try {
    await inTransaction(connection, async () => {
      for (const table of tables)
        await connection.run(
          `CREATE TABLE snapshot.main.${quoteName(table)} AS FROM warehouse.main.${quoteName(table)}`,
        );
    });
    await connection.run("CHECKPOINT snapshot");
  } finally {
    await connection.run("DETACH snapshot");
  }
}
