import { and, asc, eq, inArray } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Plan, PlanState, Step } from "#domain/plan.ts";
import type { Transaction } from "./ledger.ts";
import { afterCursor, newestFirst, positionOf } from "./newest-first.ts";
import { toPage, type Page } from "./page-cursor.ts";
import { planRevisions, plans } from "./schema/tables.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { usageOfPlan } from "./usage/usage-of.ts";
import { withoutNulls } from "./without-nulls.ts";

/** `origin`: where the plan came from, such as "chat", "http" or "mcp". */
export type StoredPlan = Plan & { origin: string };
export type PlanRevision = {
  plan_id: string;
  revision: number;
  hash: string;
  steps: Step[];
  author: string;
  created_at: string;
};

export async function insertPlan(transaction: Transaction, plan: Plan, origin: string): Promise<StoredPlan> {
  const [row] = await transaction
    .insert(plans)
    .values({ ...plan, origin })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  await noteUsage(transaction, [usageOfPlan(row)], row.updated_at);
  return withoutNulls(row);
}

export async function getPlan(db: Transaction, id: string): Promise<StoredPlan | undefined> {
  const [row] = await db.select().from(plans).where(eq(plans.id, id));
  return row && withoutNulls(row);
}

/** Newest first. */
export async function listPlans(
  db: Transaction,
  options: { state?: PlanState; thread_id?: string; requester?: string; limit: number; cursor?: string },
): Promise<Page<StoredPlan>> {
  const rows = await db
    .select()
    .from(plans)
    .where(
      and(
        options.state === undefined ? undefined : eq(plans.state, options.state),
        options.thread_id === undefined ? undefined : eq(plans.thread_id, options.thread_id),
        options.requester === undefined ? undefined : eq(plans.requester, options.requester),
        afterCursor(plans, options.cursor),
      ),
    )
    .orderBy(...newestFirst(plans))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, withoutNulls, positionOf);
}

/** The plan, held until the transaction ends. Throws `not-found`. */
export async function lockPlan(transaction: Transaction, id: string): Promise<StoredPlan> {
  const [row] = await transaction.select().from(plans).where(eq(plans.id, id)).for("update");
  if (!row)
    throw new Failure("not-found", `There is no plan "${id}"`, { hint: "GET /api/plans lists them." });
  return withoutNulls(row);
}

/** Writes the whole plan, which the caller holds by `lockPlan`; what is absent in it becomes absent. */
export async function updatePlan(transaction: Transaction, plan: Plan): Promise<StoredPlan> {
  const [row] = await transaction
    .update(plans)
    .set({
      thread_id: plan.thread_id ?? null,
      revision: plan.revision,
      approved_revision: plan.approved_revision ?? null,
      approval_id: plan.approval_id ?? null,
      state: plan.state,
      hash: plan.hash,
      understood: plan.understood,
      steps: plan.steps,
      questions: plan.questions,
      refusal: plan.refusal ?? null,
      confidence: plan.confidence,
      updated_at: plan.updated_at,
    })
    .where(eq(plans.id, plan.id))
    .returning();
  if (!row) throw new Failure("not-found", `There is no plan "${plan.id}"`);
  await noteUsage(transaction, [usageOfPlan(row)], row.updated_at);
  return withoutNulls(row);
}

/** Keeps a revision as it was written. Throws `conflict` when that revision exists. */
export async function insertRevision(transaction: Transaction, revision: PlanRevision): Promise<void> {
  await transaction.insert(planRevisions).values(revision);
}

export async function getRevision(
  db: Transaction,
  planId: string,
  revision: number,
): Promise<PlanRevision | undefined> {
  const [row] = await db
    .select()
    .from(planRevisions)
    .where(and(eq(planRevisions.plan_id, planId), eq(planRevisions.revision, revision)));
  return row;
}

export function listRevisions(db: Transaction, planId: string): Promise<PlanRevision[]> {
  return db
    .select()
    .from(planRevisions)
    .where(eq(planRevisions.plan_id, planId))
    .orderBy(asc(planRevisions.revision));
}

/** An identical plan of the same requester and origin that is still open. */
export async function findOpenPlan(
  db: Transaction,
  same: { requester: string; origin: string; hash: string },
): Promise<StoredPlan | undefined> {
  const [row] = await db
    .select()
    .from(plans)
    .where(
      and(
        eq(plans.requester, same.requester),
        eq(plans.origin, same.origin),
        eq(plans.hash, same.hash),
        inArray(plans.state, ["draft", "proposed", "running"]),
      ),
    )
    .orderBy(...newestFirst(plans))
    .limit(1);
  return row && withoutNulls(row);
}

/** Plans that may have steps to take, oldest first: what a start drives again. */
export async function listOpenPlans(db: Transaction): Promise<StoredPlan[]> {
  const rows = await db
    .select()
    .from(plans)
    .where(inArray(plans.state, ["proposed", "running"]))
    .orderBy(asc(plans.created_at), asc(plans.id));
  return rows.map(withoutNulls);
}
