import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { deadLetters } from "./schema/tables.ts";

/** An item a store refused as it is, and why. */
export type DeadLetter = { collection: string; key: string; version: number; reason: string; at: string };

/** Keeps what a target refused; a later refusal of the same item replaces it. */
export async function keepDeadLetters(
  transaction: Transaction,
  target: string,
  letters: readonly DeadLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  await transaction
    .insert(deadLetters)
    .values(letters.map((letter) => ({ ...letter, target })))
    .onConflictDoUpdate({
      target: [deadLetters.target, deadLetters.collection, deadLetters.key],
      set: { version: sql`excluded.version`, reason: sql`excluded.reason`, at: sql`excluded.at` },
    });
}

/** Forgets what a target refused, of these items or (without) of all: they were taken after all, or are gone. */
export async function forgetDeadLetters(
  transaction: Transaction,
  target: string,
  items?: readonly { collection: string; key: string }[],
): Promise<void> {
  if (items === undefined) {
    await transaction.delete(deadLetters).where(eq(deadLetters.target, target));
    return;
  }
  for (const { collection, key } of items)
    await transaction
      .delete(deadLetters)
      .where(
        and(eq(deadLetters.target, target), eq(deadLetters.collection, collection), eq(deadLetters.key, key)),
      );
}

/** The latest first. */
export function listDeadLetters(db: Transaction, target: string, limit: number): Promise<DeadLetter[]> {
  return db
    .select({
      collection: deadLetters.collection,
      key: deadLetters.key,
      version: deadLetters.version,
      reason: deadLetters.reason,
      at: deadLetters.at,
    })
    .from(deadLetters)
    .where(eq(deadLetters.target, target))
    .orderBy(desc(deadLetters.at), deadLetters.collection, deadLetters.key)
    .limit(limit);
}

export async function countDeadLetters(db: Transaction, target: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(deadLetters)
    .where(eq(deadLetters.target, target));
  return row?.count ?? 0;
}
