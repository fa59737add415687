import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { RosterEntry, RosterSlot, SlotProfile } from "#domain/roster.ts";
import type { Transaction } from "./ledger.ts";
import { rosterHistory, rosterSlots } from "./schema/tables.ts";
import { userNames } from "./users.ts";
import { withoutNulls } from "./without-nulls.ts";

/** Adds the slots that do not exist yet, empty. Those that do keep their holder and profile. */
export async function seedSlots(transaction: Transaction, profiles: readonly SlotProfile[]): Promise<void> {
  if (profiles.length === 0) return;
  const rows = profiles.map((profile) => ({ slot: profile.slot, title: profile.title, profile }));
  await transaction.insert(rosterSlots).values(rows).onConflictDoNothing();
}

export async function listSlots(db: Transaction): Promise<RosterSlot[]> {
  const rows = await db.select().from(rosterSlots).orderBy(asc(rosterSlots.slot));
  return withApprovers(db, rows.map(toSlot));
}

export async function getSlot(db: Transaction, slot: string): Promise<RosterSlot | undefined> {
  const rows = await db.select().from(rosterSlots).where(eq(rosterSlots.slot, slot));
  return (await withApprovers(db, rows.map(toSlot)))[0];
}

/** With the approver's name beside the id. */
async function withApprovers(db: Transaction, slots: RosterSlot[]): Promise<RosterSlot[]> {
  const names = await userNames(
    db,
    slots.map((slot) => slot.approved_by),
  );
  return slots.map((slot) => {
    const name = names.get(slot.approved_by ?? "");
    return name === undefined ? slot : { ...slot, approved_by_name: name };
  });
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
  return toEntries(db, rows);
}

/** The change that was in force at `time` (ISO 8601 UTC, as stored); undefined before the first. */
export async function slotAt(db: Transaction, slot: string, time: string): Promise<RosterEntry | undefined> {
  const rows = await db
    .select()
    .from(rosterHistory)
    .where(and(eq(rosterHistory.slot, slot), lte(rosterHistory.at, time)))
    .orderBy(desc(rosterHistory.version))
    .limit(1);
  return (await toEntries(db, rows))[0];
}

/** With people's names beside their ids. */
async function toEntries(
  db: Transaction,
  rows: readonly (typeof rosterHistory.$inferSelect)[],
): Promise<RosterEntry[]> {
  const names = await userNames(
    db,
    rows.flatMap((row) => [row.requested_by, row.approved_by]),
  );
  return rows.map((row) => {
    const [requester, approver] = [names.get(row.requested_by), names.get(row.approved_by)];
    return {
      ...withoutNulls(row),
      model: row.model,
      previous: row.previous,
      ...(requester === undefined ? {} : { requested_by_name: requester }),
      ...(approver === undefined ? {} : { approved_by_name: approver }),
    };
  });
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
