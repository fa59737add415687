import { mkdir } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { Failure } from "#domain/failure.ts";
import { withCommitNotes } from "./commit-notes.ts";
import { currentTransaction, guardSession, insideTransaction, runNested } from "./guard-session.ts";
import type { Ledger, Transaction } from "./ledger.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { openPglitePool } from "./pglite-pool.ts";
import * as schema from "./schema/tables.ts";
import { stopAfterPanic } from "./stop-after-panic.ts";
import { translateLedgerError } from "./translate-ledger-error.ts";

// The default of 128 MB lies in this process's memory from the start; the ledger's working set is far smaller.
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=24MB"];

/**
 * Opens the ledger in this process, in `folder`, or in memory without one. One process alone may have a folder open: take
 * the home lock first. Transactions are exclusive. Throws `unavailable` when the folder cannot be opened.
 */
export async function openPgliteLedger({ folder }: { folder?: string | undefined } = {}): Promise<Ledger> {
  const client = await openClient(folder);
  stopAfterPanic(client);
  const vendor = drizzle(client, { schema });
  await migrate(vendor, { migrationsFolder });
  const database = vendor as unknown as Transaction;
  guardSession(database, { isRoot: true, isOnThisThread: true });
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

async function openClient(folder: string | undefined): Promise<PGlite> {
  try {
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    return await PGlite.create({ startParams, ...(folder === undefined ? {} : { dataDir: folder }) });
  } catch (cause) {
    // It says no more than that it could not start, and prints Postgres's own words on stderr.
    throw new Failure("unavailable", `The ledger in ${folder ?? "memory"} does not open`, {
      hint: "See that its disk has room and that this user may write there, then start again.",
      cause,
    });
  }
}

async function runTransaction<Result>(
  database: Transaction,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const outer = currentTransaction();
  if (outer) return runNested(outer, body);
  try {
    return await database.transaction(async (transaction) => {
      guardSession(transaction, { isRoot: false, isOnThisThread: true });
      return insideTransaction(transaction as unknown as Transaction, (own) =>
        withCommitNotes(own, () => body(own)),
      );
    });
  } catch (error) {
    throw translateLedgerError(error);
  }
}
