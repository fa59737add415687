import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { currentTransaction, guardSession, insideTransaction, runNested } from "./guard-session.ts";
import type { Ledger, Transaction } from "./ledger.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { openPglitePool } from "./pglite-pool.ts";
import * as schema from "./schema/tables.ts";
import { translateLedgerError } from "./translate-ledger-error.ts";

/**
 * Opens the ledger in this process, in `folder`, or in memory without one. One process alone may have a folder open: take
 * the home lock first. Transactions are exclusive. Throws `unavailable` when the disk is full.
 */
export async function openPgliteLedger({ folder }: { folder?: string | undefined } = {}): Promise<Ledger> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const client = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  const vendor = drizzle(client, { schema });
  await migrate(vendor, { migrationsFolder });
  const database = vendor as unknown as Transaction;
  guardSession(database, true);
  return {
    kind: "pglite",
    get db() {
      return currentTransaction() ?? database;
    },
    transaction: (body) => runTransaction(database, body),
    listen: (channel, callback) => client.listen(channel, callback).then((stop) => () => stop()),
    pool: openPglitePool(client),
    close: () => client.close(),
  };
}

async function runTransaction<Result>(
  database: Transaction,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const outer = currentTransaction();
  if (outer) return runNested(outer, body);
  try {
    return await database.transaction(async (transaction) => {
      guardSession(transaction, false);
      return insideTransaction(transaction as unknown as Transaction, body);
    });
  } catch (error) {
    throw translateLedgerError(error);
  }
}
