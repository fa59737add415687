import { eq } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { effects } from "./schema/tables.ts";

/** What a writing tool did under an idempotency key. `args_hash`: canonical hash of its arguments. */
export type Effect = {
  key: string;
  tool: string;
  args_hash: string;
  result: Record<string, unknown>;
  created_at: string;
};

export async function findEffect(db: Transaction, key: string): Promise<Effect | undefined> {
  const [row] = await db.select().from(effects).where(eq(effects.key, key));
  return row;
}

/** Records an effect in its own transaction. Throws `conflict` when the key is taken: somebody else has just done it. */
export async function recordEffect(
  transaction: Transaction,
  effect: Omit<Effect, "created_at"> & { at: string },
): Promise<void> {
  const { at, ...given } = effect;
  await transaction.insert(effects).values({ ...given, created_at: at });
}
