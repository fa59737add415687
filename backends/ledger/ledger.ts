import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema/tables.ts";

export type Schema = typeof schema;
/** Reads and writes inside one short transaction that awaits nothing but the ledger. */
export type Transaction = PgDatabase<PgQueryResultHKT, Schema>;

/** The only truth: PGlite in this process, or a Postgres server. One schema, one SQL dialect, the same tests. */
export interface Ledger {
  readonly kind: "pglite" | "postgres";
  /** For single reads. Inside a transaction's body it is that transaction, so read it where it is used. */
  readonly db: Transaction;
  /**
   * Commits when `body` resolves. `body` awaits nothing but the ledger, and may run again after a deadlock: what it does
   * outside the ledger would happen twice. Inside another transaction's body it is a savepoint of that one.
   */
  transaction<Result>(body: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Calls back after a commit that notified `channel`; returns a function that stops it. */
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>;
  /** What LangGraph's PostgresSaver needs of a `pg` pool. */
  readonly pool: LedgerPool;
  close(): Promise<void>;
}

export interface LedgerPool {
  query(
    text: string | { text: string; values?: unknown[] },
    values?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
  connect(): Promise<LedgerPool & { release(): void }>;
  end(): Promise<void>;
}
