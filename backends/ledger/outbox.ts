import { and, asc, eq, isNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "./ledger.ts";
import { outbox } from "./schema/tables.ts";

/** Work to do after the commit that wrote it, at least once. */
export type OutboxEntry = {
  id: number;
  topic: string;
  key: string;
  payload: Record<string, unknown>;
  attempts: number;
  created_at: string;
};

/** Adds work to the transaction's effects; who listens to channel `outbox` hears its topic at the commit. */
export async function enqueue(
  transaction: Transaction,
  topic: string,
  key: string,
  payload: Record<string, unknown>,
  at: string,
): Promise<number> {
  const [row] = await transaction
    .insert(outbox)
    .values({ topic, key, payload, created_at: at })
    .returning({ id: outbox.id });
  if (!row) throw new Error("an insert returned no row");
  await transaction.execute(sql`select pg_notify('outbox', ${topic})`);
  return row.id;
}

/**
 * Open entries of a topic, oldest first, and of each key only its oldest: the next one comes when that is done, so a key's
 * order holds. An entry that failed comes back when its time has come (`now`).
 */
export async function takeOpen(
  db: Transaction,
  topic: string,
  limit: number,
  now: string,
): Promise<OutboxEntry[]> {
  const earlier = alias(outbox, "earlier");
  return db
    .select({
      id: outbox.id,
      topic: outbox.topic,
      key: outbox.key,
      payload: outbox.payload,
      attempts: outbox.attempts,
      created_at: outbox.created_at,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.topic, topic),
        isNull(outbox.done_at),
        or(isNull(outbox.run_after), lte(outbox.run_after, now)),
        notExists(
          db
            .select({ id: earlier.id })
            .from(earlier)
            .where(
              and(
                eq(earlier.topic, outbox.topic),
                eq(earlier.key, outbox.key),
                isNull(earlier.done_at),
                lt(earlier.id, outbox.id),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(limit);
}

/** Marks an entry done; false when it was done already. */
export async function markDone(transaction: Transaction, id: number, at: string): Promise<boolean> {
  const rows = await transaction
    .update(outbox)
    .set({ done_at: at })
    .where(and(eq(outbox.id, id), isNull(outbox.done_at)))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Keeps an entry open, to be taken again from `runAfter` on. */
export async function markFailed(
  transaction: Transaction,
  id: number,
  error: string,
  runAfter: string,
): Promise<void> {
  await transaction
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, error, run_after: runAfter })
    .where(eq(outbox.id, id));
}

/** Entries of a topic that wait, and when the oldest was written. */
export async function measureLag(db: Transaction, topic: string): Promise<{ open: number; oldest?: string }> {
  const [row] = await db
    .select({ open: sql<number>`count(*)::int`, oldest: sql<string | null>`min(${outbox.created_at})` })
    .from(outbox)
    .where(and(eq(outbox.topic, topic), isNull(outbox.done_at)));
  return row?.oldest ? { open: row.open, oldest: row.oldest } : { open: 0 };
}
