import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { RosterEntry, RosterSlot, SlotProfile } from "#domain/roster.ts";
import type { Transaction } from "./ledger.ts";
import { rosterHistory, rosterSlots } from "./schema/tables.ts";
import { withoutNulls } from "./without-nulls.ts";

/** Adds the slots that do not exist yet, empty. Those that do keep their holder and profile. */
export async function seedSlots(transaction: Transaction, profiles: readonly SlotProfile[]): Promise<void> {
  if (profiles.length === 0) return;
  const rows = profiles.map((profile) => ({ slot: profile.slot, title: profile.title, profile }));
  await transaction.insert(rosterSlots).values(rows).onConflictDoNothing();
}

export async function listSlots(db: Transaction): Promise<RosterSlot[]> {
  const rows = await db.select().from(rosterSlots).orderBy(asc(rosterSlots.slot));
  return rows.map(toSlot);
}

export async function getSlot(db: Transaction, slot: string): Promise<RosterSlot | undefined> {
  const [row] = await db.select().from(rosterSlots).where(eq(rosterSlots.slot, slot));
  return row && toSlot(row);
}

function toSlot(row: typeof rosterSlots.$inferSelect): RosterSlot {
  return { ...withoutNulls(row), state: row.model === null ? "empty" : "active" };
}

export type SlotChange = {
  /** Of the history's line. */
  id: string;
  slot: string;
  /** The slot's version that was decided on. */
  expected_version: number;
  action: RosterEntry["action"];
  /** Null empties the slot. */
  model: string | null;
  requested_by: string;
  approved_by: string;
  solo: boolean;
  reason?: string | undefined;
  report_id?: string | undefined;
  gates: RosterEntry["gates"];
  evidence: Record<string, unknown>;
  at: string;
};

/**
 * Changes a slot's holder and adds the line to its history. Throws `conflict` with `detail.version` when the slot has
 * changed since it was decided, and `not-found`.
 */
export async function fillSlot(transaction: Transaction, change: SlotChange): Promise<RosterSlot> {
  const [held] = await transaction
    .select()
    .from(rosterSlots)
    .where(eq(rosterSlots.slot, change.slot))
    .for("update");
  if (!held) throw unknownSlot(change.slot);
  if (held.version !== change.expected_version) {
    throw new Failure("conflict", `The slot ${change.slot} has changed since this was requested`, {
      hint: "Look at its holder, then request it again.",
      detail: { version: held.version },
    });
  }
  const version = held.version + 1;
  const filled = change.model !== null;
  const [row] = await transaction
    .update(rosterSlots)
    .set({
      model: change.model,
      since: filled ? change.at : null,
      approved_by: filled ? change.approved_by : null,
      evidence: filled ? change.evidence : null,
      version,
    })
    .where(eq(rosterSlots.slot, change.slot))
    .returning();
  if (!row) throw unknownSlot(change.slot);
  const { expected_version: _, evidence: __, ...line } = change;
  await transaction.insert(rosterHistory).values({ ...line, version, previous: held.model });
  return toSlot(row);
}

/** A slot's history, newest first. */
export async function slotHistory(db: Transaction, slot: string, limit = 200): Promise<RosterEntry[]> {
  const rows = await db
    .select()
    .from(rosterHistory)
    .where(eq(rosterHistory.slot, slot))
    .orderBy(desc(rosterHistory.version))
    .limit(limit);
  return rows.map(toEntry);
}

/** The change that was in force at `time` (ISO 8601 UTC, as stored); undefined before the first. */
export async function slotAt(db: Transaction, slot: string, time: string): Promise<RosterEntry | undefined> {
  const [row] = await db
    .select()
    .from(rosterHistory)
    .where(and(eq(rosterHistory.slot, slot), lte(rosterHistory.at, time)))
    .orderBy(desc(rosterHistory.version))
    .limit(1);
  return row && toEntry(row);
}

function toEntry(row: typeof rosterHistory.$inferSelect): RosterEntry {
  return { ...withoutNulls(row), model: row.model, previous: row.previous };
}

/** Replaces a slot's profile; an approval bound to the slot's version is stale afterwards. Throws `not-found`. */
export async function updateProfile(transaction: Transaction, profile: SlotProfile): Promise<RosterSlot> {
  const [row] = await transaction
    .update(rosterSlots)
    .set({ profile, title: profile.title, version: sql`${rosterSlots.version} + 1` })
    .where(eq(rosterSlots.slot, profile.slot))
    .returning();
  if (!row) throw unknownSlot(profile.slot);
  return toSlot(row);
}

function unknownSlot(slot: string): Failure {
  return new Failure("not-found", `There is no roster slot "${slot}"`, {
    hint: "GET /api/roster lists them.",
  });
}
