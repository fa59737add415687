import { and, eq, inArray, lte, ne, sql } from "drizzle-orm";
import type { Approval, ApprovalState } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import type { Transaction } from "./ledger.ts";
import { afterCursor, newestFirst, positionOf } from "./newest-first.ts";
import { toPage, type Page } from "./page-cursor.ts";
import { approvals } from "./schema/tables.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { usageOfApproval } from "./usage/usage-of.ts";
import { userNames } from "./users.ts";
import { withoutNulls } from "./without-nulls.ts";

/** `plan_revision`: what it covers; `target_version`: the version of the slot it would change. */
export type StoredApproval = Approval & { plan_revision?: number; target_version?: number };

export async function insertApproval(
  transaction: Transaction,
  approval: StoredApproval,
): Promise<StoredApproval> {
  const [row] = await transaction.insert(approvals).values(approval).returning();
  if (!row) throw new Error("an insert returned no row");
  await noteUsage(transaction, [usageOfApproval(row)], row.created_at);
  return withoutNulls(row);
}

export async function getApproval(db: Transaction, id: string): Promise<StoredApproval | undefined> {
  const rows = await db.select().from(approvals).where(eq(approvals.id, id));
  return (await withDeciders(db, rows))[0];
}

/** Newest first. */
export async function listApprovals(
  db: Transaction,
  options: { state?: ApprovalState; plan_id?: string; limit: number; cursor?: string },
): Promise<Page<StoredApproval>> {
  const rows = await db
    .select()
    .from(approvals)
    .where(
      and(
        options.state === undefined ? undefined : eq(approvals.state, options.state),
        options.plan_id === undefined ? undefined : eq(approvals.plan_id, options.plan_id),
        afterCursor(approvals, options.cursor),
      ),
    )
    .orderBy(...newestFirst(approvals))
    .limit(options.limit + 1);
  const page = toPage(rows, options.limit, (row) => row, positionOf);
  return { ...page, items: await withDeciders(db, page.items) };
}

/** Rows with the name of who decided beside the id. */
async function withDeciders(
  db: Transaction,
  rows: readonly (typeof approvals.$inferSelect)[],
): Promise<StoredApproval[]> {
  const names = await userNames(
    db,
    rows.map((row) => row.decided_by),
  );
  return rows.map((row) => {
    const name = names.get(row.decided_by ?? "");
    return { ...withoutNulls(row), ...(name === undefined ? {} : { decided_by_name: name }) };
  });
}

/**
 * Takes a pending approval to `state`, once: of two decisions only one finds it pending. Throws `conflict` when it is
 * decided, expired, or shows another hash now, and `not-found`.
 */
export async function decideApproval(
  transaction: Transaction,
  decision: {
    id: string;
    state: "approved" | "rejected" | "consumed";
    /** Of what the person was shown. */
    hash: string;
    decided_by: string;
    solo?: boolean;
    reason?: string | undefined;
    at: string;
  },
): Promise<StoredApproval> {
  const [held] = await transaction
    .select()
    .from(approvals)
    .where(eq(approvals.id, decision.id))
    .for("update");
  if (!held)
    throw new Failure("not-found", `There is no approval "${decision.id}"`, {
      hint: "GET /api/approvals lists them.",
    });
  if (held.state === "void") throw noLongerMeant(held.reason);
  if (held.state !== "pending") throw alreadyDecided(held.id, held.state);
  if (held.expires_at <= decision.at) {
    throw new Failure("conflict", "This approval has expired", {
      hint: "Submit the plan again.",
      detail: { state: "expired" },
    });
  }
  if (held.hash !== decision.hash) {
    throw new Failure("conflict", "This is not what was shown to you", {
      hint: "Read the approval again, and decide on what it says now.",
      detail: { hash: held.hash },
    });
  }
  const [row] = await transaction
    .update(approvals)
    .set({
      state: decision.state,
      decided_by: decision.decided_by,
      decided_at: decision.at,
      solo: decision.solo ?? null,
      reason: decision.reason ?? null,
    })
    .where(and(eq(approvals.id, decision.id), eq(approvals.state, "pending")))
    .returning();
  if (row) await noteUsage(transaction, [usageOfApproval(row)], decision.at);
  const [decided] = await withDeciders(transaction, row === undefined ? [] : [row]);
  if (!decided) throw alreadyDecided(decision.id, "decided");
  return decided;
}

/** Uses up an approved approval inside its effect's transaction. Throws `conflict` when it is not approved, or was used. */
export async function consumeApproval(transaction: Transaction, id: string): Promise<StoredApproval> {
  const [row] = await transaction
    .update(approvals)
    .set({ state: "consumed" })
    .where(and(eq(approvals.id, id), eq(approvals.state, "approved")))
    .returning();
  if (!row) throw alreadyDecided(id, "not approved, or used");
  return withoutNulls(row);
}

/** Voids a plan's open approvals, because what they were bound to has changed. Returns them. */
export async function voidApprovals(
  transaction: Transaction,
  planId: string,
  at: string,
): Promise<StoredApproval[]> {
  const rows = await transaction
    .update(approvals)
    .set({ state: "void", decided_at: at })
    .where(and(eq(approvals.plan_id, planId), eq(approvals.state, "pending")))
    .returning();
  await noteUsage(transaction, rows.map(usageOfApproval), at);
  return rows.map(withoutNulls);
}

/** Voids the open approvals of another version of a slot than its present one. Returns them. */
export async function voidSlotApprovals(
  transaction: Transaction,
  stale: { slot: string; version: number; reason: string; at: string },
): Promise<StoredApproval[]> {
  const rows = await transaction
    .update(approvals)
    .set({ state: "void", decided_at: stale.at, reason: stale.reason })
    .where(
      and(
        eq(approvals.state, "pending"),
        inArray(approvals.subject, ["promotion", "rollback"]),
        eq(sql`${approvals.args} ->> 'slot'`, stale.slot),
        ne(approvals.target_version, stale.version),
      ),
    )
    .returning();
  await noteUsage(transaction, rows.map(usageOfApproval), stale.at);
  return rows.map(withoutNulls);
}

/** Voids one approval, if it is still open. */
export async function voidApproval(
  transaction: Transaction,
  id: string,
  reason: string,
  at: string,
): Promise<StoredApproval | undefined> {
  const [row] = await transaction
    .update(approvals)
    .set({ state: "void", decided_at: at, reason })
    .where(and(eq(approvals.id, id), eq(approvals.state, "pending")))
    .returning();
  if (row) await noteUsage(transaction, [usageOfApproval(row)], at);
  return row && withoutNulls(row);
}

/** Expires what was not decided in time. Returns what has just expired, each once. */
export async function expireApprovals(transaction: Transaction, now: string): Promise<StoredApproval[]> {
  const rows = await transaction
    .update(approvals)
    .set({ state: "expired", decided_at: now })
    .where(and(eq(approvals.state, "pending"), lte(approvals.expires_at, now)))
    .returning();
  await noteUsage(transaction, rows.map(usageOfApproval), now);
  return rows.map(withoutNulls);
}

function noLongerMeant(reason: string | null): Failure {
  return new Failure("conflict", `This approval is void: ${reason ?? "what it was about has changed"}`, {
    hint: "Look at its present state, then request it again.",
    detail: { state: "void" },
  });
}

function alreadyDecided(id: string, state: string): Failure {
  return new Failure("conflict", `Approval ${id} is ${state} already`, {
    hint: "Each approval is used once. Read it again to see who decided.",
    detail: { state },
  });
}
