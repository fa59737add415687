import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Evaluation, ItemResult, MetricValue, Provenance } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { markChanged } from "./changes.ts";
import type { Transaction } from "./ledger.ts";
import { afterCursor, newestFirst, positionOf } from "./newest-first.ts";
import { readCursor, toPage, type Page } from "./page-cursor.ts";
import { evaluationItems, evaluations } from "./schema/tables.ts";
import { withoutNulls } from "./without-nulls.ts";

/** `position`: the item's place in its suite. */
export type PositionedResult = ItemResult & { position: number };
const chunkSize = 200;

export async function insertEvaluation(
  transaction: Transaction,
  evaluation: Evaluation,
): Promise<Evaluation> {
  const [row] = await transaction.insert(evaluations).values(evaluation).returning();
  if (!row) throw new Error("an insert returned no row");
  await markRuns(transaction, [row.id], evaluation.created_at);
  return withoutNulls(row);
}

/** Each evaluation is a run of an experiment, for the stores that follow those. */
function markRuns(transaction: Transaction, ids: readonly string[], at: string): Promise<void> {
  return markChanged(transaction, "runs", ids, at);
}

export async function getEvaluation(db: Transaction, id: string): Promise<Evaluation | undefined> {
  const [row] = await db.select().from(evaluations).where(eq(evaluations.id, id));
  return row && withoutNulls(row);
}

/** Newest first. */
export async function listEvaluations(
  db: Transaction,
  options: {
    model?: string;
    suite?: string;
    state?: Evaluation["state"];
    job_id?: string;
    limit: number;
    cursor?: string;
  },
): Promise<Page<Evaluation>> {
  const rows = await db
    .select()
    .from(evaluations)
    .where(
      and(
        options.model === undefined ? undefined : eq(evaluations.model, options.model),
        options.suite === undefined ? undefined : eq(evaluations.suite, options.suite),
        options.state === undefined ? undefined : eq(evaluations.state, options.state),
        options.job_id === undefined ? undefined : eq(evaluations.job_id, options.job_id),
        afterCursor(evaluations, options.cursor),
      ),
    )
    .orderBy(...newestFirst(evaluations))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, withoutNulls, positionOf);
}

/** Stores items' outcomes; a repeated item replaces the earlier outcome, so an evaluation can go on where it stopped. */
export async function upsertItems(
  transaction: Transaction,
  evaluationId: string,
  items: readonly PositionedResult[],
): Promise<void> {
  for (let from = 0; from < items.length; from += chunkSize) {
    await transaction
      .insert(evaluationItems)
      .values(items.slice(from, from + chunkSize).map((item) => ({ ...item, evaluation_id: evaluationId })))
      .onConflictDoUpdate({
        target: [evaluationItems.evaluation_id, evaluationItems.item_id],
        set: {
          output: sql`excluded.output`,
          expected: sql`excluded.expected`,
          score: sql`excluded.score`,
          seconds: sql`excluded.seconds`,
          prompt_tokens: sql`excluded.prompt_tokens`,
          completion_tokens: sql`excluded.completion_tokens`,
        },
      });
  }
}

/** In the suite's order. */
export async function listItems(
  db: Transaction,
  evaluationId: string,
  options: { limit: number; cursor?: string },
): Promise<Page<PositionedResult>> {
  const after = options.cursor === undefined ? -1 : readCursor(options.cursor, ["number"])[0];
  const rows = await db
    .select()
    .from(evaluationItems)
    .where(and(eq(evaluationItems.evaluation_id, evaluationId), gt(evaluationItems.position, after)))
    .orderBy(asc(evaluationItems.position))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, withoutEvaluation, (row) => [row.position]);
}

/** Every item's outcome, in the suite's order. */
export async function allItems(db: Transaction, evaluationId: string): Promise<PositionedResult[]> {
  const rows = await db
    .select()
    .from(evaluationItems)
    .where(eq(evaluationItems.evaluation_id, evaluationId))
    .orderBy(asc(evaluationItems.position));
  return rows.map(withoutEvaluation);
}

function withoutEvaluation({
  evaluation_id: _evaluation,
  ...item
}: typeof evaluationItems.$inferSelect): PositionedResult {
  return item;
}

/** Keeps how a running evaluation is being made, so that a later attempt knows it. Does nothing once it has ended. */
export async function recordProvenance(
  transaction: Transaction,
  id: string,
  provenance: Provenance,
): Promise<void> {
  await transaction
    .update(evaluations)
    .set({ provenance })
    .where(and(eq(evaluations.id, id), eq(evaluations.state, "running")));
}

/** Ends a running evaluation with what was computed from its items. Throws `conflict` when it is not running. */
export async function completeEvaluation(
  transaction: Transaction,
  id: string,
  end: { metrics: MetricValue[]; provenance: Provenance; at: string },
): Promise<Evaluation> {
  const [row] = await transaction
    .update(evaluations)
    .set({ state: "complete", metrics: end.metrics, provenance: end.provenance, finished_at: end.at })
    .where(and(eq(evaluations.id, id), eq(evaluations.state, "running")))
    .returning();
  if (!row)
    throw new Failure("conflict", `Evaluation ${id} is not running`, { hint: "A result is written once." });
  await markRuns(transaction, [id], end.at);
  return withoutNulls(row);
}

/** Ends the running evaluations of a job that has failed or was cancelled, without figures. Their items stay. */
export async function failEvaluationsOf(
  transaction: Transaction,
  jobId: string,
  at: string,
): Promise<Evaluation[]> {
  const rows = await transaction
    .update(evaluations)
    .set({ state: "failed", finished_at: at })
    .where(and(eq(evaluations.job_id, jobId), eq(evaluations.state, "running")))
    .returning();
  await markRuns(
    transaction,
    rows.map(({ id }) => id),
    at,
  );
  return rows.map(withoutNulls);
}

/** Lets a failed evaluation go on with the items it has. Throws `conflict` when it is complete. */
export async function resumeEvaluation(
  transaction: Transaction,
  id: string,
  at: string,
): Promise<Evaluation> {
  const [row] = await transaction
    .update(evaluations)
    .set({ state: "running", finished_at: null })
    .where(and(eq(evaluations.id, id), inArray(evaluations.state, ["running", "failed"])))
    .returning();
  if (!row)
    throw new Failure("conflict", `Evaluation ${id} cannot go on`, { hint: "A result is written once." });
  await markRuns(transaction, [id], at);
  return withoutNulls(row);
}

/** The newest complete evaluation of exactly this model, suite and number of items. */
export async function findComplete(
  db: Transaction,
  same: { model_digest: string; suite_digest: string; max_items?: number | undefined },
): Promise<Evaluation | undefined> {
  const [row] = await db
    .select()
    .from(evaluations)
    .where(
      and(
        eq(evaluations.model_digest, same.model_digest),
        eq(evaluations.suite_digest, same.suite_digest),
        same.max_items === undefined
          ? isNull(evaluations.max_items)
          : eq(evaluations.max_items, same.max_items),
        eq(evaluations.state, "complete"),
      ),
    )
    .orderBy(...newestFirst(evaluations))
    .limit(1);
  return row && withoutNulls(row);
}
