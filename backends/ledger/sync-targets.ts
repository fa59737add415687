import { eq } from "drizzle-orm";
import { beforeAllChanges, type ChangeCursor } from "./changes.ts";
import type { Transaction } from "./ledger.ts";
import { syncTargets } from "./schema/tables.ts";

/** How far one store has followed the ledger, and what its last comparison found. */
export type SyncTarget = {
  cursor: ChangeCursor;
  rebuilding: boolean;
  held: number | null;
  store_digest: string | null;
  compared_at: string | null;
  repaired_at: string | null;
  repaired: number;
};

/** The target as it stands; one never seen starts before all changes. */
export async function openSyncTarget(
  transaction: Transaction,
  target: string,
  store: string,
): Promise<SyncTarget> {
  await transaction
    .insert(syncTargets)
    .values({ target, store, ...beforeAllChanges })
    .onConflictDoNothing();
  const [row] = await transaction.select().from(syncTargets).where(eq(syncTargets.target, target));
  if (!row) throw new Error("an insert left no row");
  const { transaction: xid, version, target: _target, store: _store, ...rest } = row;
  return { ...rest, cursor: { transaction: xid, version } };
}

/** Notes what changed of a target. */
export async function updateSyncTarget(
  transaction: Transaction,
  target: string,
  { cursor, ...changes }: Partial<SyncTarget>,
): Promise<void> {
  await transaction
    .update(syncTargets)
    .set({ ...changes, ...cursor })
    .where(eq(syncTargets.target, target));
}
