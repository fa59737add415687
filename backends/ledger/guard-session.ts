import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { PgPreparedQuery, PgSession, PreparedQueryConfig } from "drizzle-orm/pg-core";
import { withNestedNotes } from "./commit-notes.ts";
import type { Transaction } from "./ledger.ts";
import { storableText } from "./schema/json-column.ts";
import { translateLedgerError } from "./translate-ledger-error.ts";

type Frame = { transaction: Transaction; open: boolean };
const frames = new AsyncLocalStorage<Frame>();

/** Runs a transaction's body; what it calls finds the transaction with `currentTransaction`. */
export function insideTransaction<Result>(
  transaction: Transaction,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const frame: Frame = { transaction, open: true };
  return frames.run(frame, async () => {
    try {
      return await body(transaction);
    } finally {
      // Listeners called by the commit itself run in this frame, and may use the ledger.
      frame.open = false;
    }
  });
}

/**
 * The transaction this call runs in, if any. PGlite is one connection: a query from inside a transaction, but not through
 * it, would wait for ever. So `ledger.db` means the transaction for what a transaction's body calls.
 */
export function currentTransaction(): Transaction | undefined {
  const frame = frames.getStore();
  return frame?.open ? frame.transaction : undefined;
}

/** A transaction within another one: a savepoint, so that what it wrote goes when it throws, and stays or goes with the outer one. */
export function runNested<Result>(
  outer: Transaction,
  body: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withNestedNotes(() =>
    outer.transaction((nested) => insideTransaction(nested as unknown as Transaction, body)),
  );
}

type Sessioned = { session: PgSession };
type Prepared = PgPreparedQuery<PreparedQueryConfig> & {
  queryWithCache<Result>(text: string, parameters: unknown[], query: () => Promise<Result>): Promise<Result>;
};

export type SessionGuard = {
  isRoot: boolean;
  /** The database computes on this thread: after each query others get a turn, or a busy ledger would hold up all of them. */
  isOnThisThread?: boolean;
};

/** Makes every query of a drizzle database translate its vendor's errors, take any text and, at the root, refuse to wait for itself. */
export function guardSession(database: object, { isRoot, isOnThisThread = false }: SessionGuard): void {
  const { session } = database as Sessioned;
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (query, ...rest) => {
    const params = query.params.map((item) => (typeof item === "string" ? storableText(item) : item));
    const prepared = prepare({ ...query, params }, ...rest) as Prepared;
    prepared.queryWithCache = async (_text, _parameters, run) => {
      if (isRoot && currentTransaction()) {
        throw new Error("A kept ledger.db was used inside a transaction: read ledger.db where it is used");
      }
      try {
        const result = await run();
        if (isOnThisThread) await othersTurn();
        return result;
      } catch (error) {
        throw translateLedgerError(error);
      }
    };
    return prepared;
  };
}
