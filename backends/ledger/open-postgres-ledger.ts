import { setTimeout as wait } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { withCommitNotes } from "./commit-notes.ts";
import { currentTransaction, guardSession, insideTransaction, runNested } from "./guard-session.ts";
import type { Ledger, LedgerPool, Transaction } from "./ledger.ts";
import { migrationsFolder } from "./migrations-folder.ts";
import { openPostgresListener } from "./postgres-listener.ts";
import * as schema from "./schema/tables.ts";
import { translateLedgerError, vendorCode } from "./translate-ledger-error.ts";

/** Held while migrations run, so that two servers starting at once do not run them twice. Any constant of our own. */
const migrationLock = 727_461;
const mostTries = 5;

/** Opens the ledger on a Postgres server (15 or later). Throws `unavailable` when it does not answer. */
export async function openPostgresLedger({ url }: { url: string }): Promise<Ledger> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle client that loses its server is replaced at the next query, which reports what is wrong.
  pool.on("error", () => {});
  try {
    await applyMigrations(pool);
  } catch (error) {
    await pool.end();
    throw translateLedgerError(error);
  }
  const listener = openPostgresListener(url);
  const database = drizzle(pool, { schema }) as unknown as Transaction;
  guardSession(database, { isRoot: true });
  return {
    kind: "postgres",
    get db() {
      return currentTransaction() ?? database;
    },
    transaction: (body) => runTransaction(database, body),
    listen: listener.listen,
    pool: pool as unknown as LedgerPool,
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

async function applyMigrations(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client, { schema }), { migrationsFolder });
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
    client.release();
  } catch (error) {
    // A destroyed client gives its lock back.
    client.release(true);
    throw error;
  }
}

/** Deadlocks and serialization failures are tried again: the body writes nothing but the ledger, so all of it was undone. */
async function runTransaction<Result>(
  database: Transaction,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const outer = currentTransaction();
  if (outer) return runNested(outer, body);
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async (transaction) => {
        guardSession(transaction, { isRoot: false });
        return insideTransaction(transaction as unknown as Transaction, (own) =>
          withCommitNotes(own, () => body(own)),
        );
      });
    } catch (error) {
      const code = vendorCode(error instanceof Error && error.cause !== undefined ? error.cause : error);
      if ((code !== "40P01" && code !== "40001") || attempt === mostTries) throw translateLedgerError(error);
      // Not all of those who waited for each other come back at the same moment.
      await wait(5 * 2 ** attempt * (1 + Math.random()));
    }
  }
}
