import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { Failure, type FailureBody } from "#domain/failure.ts";
import type { Run } from "#domain/thread.ts";
import type { Transaction } from "./ledger.ts";
import { runs, threads } from "./schema/tables.ts";
import { unknownThread } from "./threads.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { usageOfRun } from "./usage/usage-of.ts";
import { withoutNulls, type WithoutNulls } from "./without-nulls.ts";

export type StoredRun = WithoutNulls<typeof runs.$inferSelect> & Run;
const going = ["queued", "running"] as const;

/**
 * A run in state `queued`. While another run of the thread is going it throws `conflict` with `detail.run_id`, unless
 * `queue` lets it wait behind. Throws `not-found` for an unknown or deleted thread.
 */
export async function createRun(
  transaction: Transaction,
  run: {
    id: string;
    thread_id: string;
    message_id: string;
    requester: string;
    trace_id: string;
    at: string;
    queue?: boolean;
  },
): Promise<StoredRun> {
  const { at, queue = false, ...given } = run;
  const [thread] = await transaction
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.id, run.thread_id), isNull(threads.deleted_at)))
    .for("update");
  if (!thread) throw unknownThread(run.thread_id);
  const [other] = await transaction
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.thread_id, run.thread_id), inArray(runs.state, going)))
    .limit(1);
  if (other && !queue) {
    throw new Failure("conflict", "An answer is still being written in this conversation", {
      hint: "Wait for it, stop it, or send with ?when=queue.",
      detail: { run_id: other.id },
    });
  }
  const [row] = await transaction
    .insert(runs)
    .values({ ...given, state: "queued", created_at: at })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  await noteUsage(transaction, [usageOfRun(row)], at);
  return withoutNulls(row);
}

export async function getRun(db: Transaction, id: string): Promise<StoredRun | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id));
  return row && withoutNulls(row);
}

/** Takes a queued run to `running`. Throws `conflict` when it is not queued any more. */
export async function startRun(transaction: Transaction, id: string): Promise<StoredRun> {
  const [row] = await transaction
    .update(runs)
    .set({ state: "running" })
    .where(and(eq(runs.id, id), eq(runs.state, "queued")))
    .returning();
  if (!row) throw notGoing(id);
  return withoutNulls(row);
}

/** Ends a run that is going. Throws `conflict` when it has ended already. */
export async function finishRun(
  transaction: Transaction,
  id: string,
  end: { state: "succeeded" | "failed" | "stopped" | "interrupted"; at: string; error?: FailureBody },
): Promise<StoredRun> {
  const [row] = await transaction
    .update(runs)
    .set({ state: end.state, finished_at: end.at, error: end.error ?? null })
    .where(and(eq(runs.id, id), inArray(runs.state, going)))
    .returning();
  if (!row) throw notGoing(id);
  await noteUsage(transaction, [usageOfRun(row)], end.at);
  return withoutNulls(row);
}

/** Asks a run to stop; true when it was going. */
export async function requestStop(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await transaction
    .update(runs)
    .set({ stop_requested: true })
    .where(and(eq(runs.id, id), inArray(runs.state, going)))
    .returning({ id: runs.id });
  return rows.length > 0;
}

/** Adds one supervisor step, as the studio lists them. */
export async function appendRunStep(
  transaction: Transaction,
  id: string,
  step: Record<string, unknown>,
): Promise<void> {
  await transaction
    .update(runs)
    .set({ steps: sql`${runs.steps} || ${sql.param([step], runs.steps)}::jsonb` })
    .where(eq(runs.id, id));
}

/** Runs that are queued or running, oldest first; of one thread, or of all. */
export async function listRunning(db: Transaction, threadId?: string): Promise<StoredRun[]> {
  const rows = await db
    .select()
    .from(runs)
    .where(and(inArray(runs.state, going), threadId === undefined ? undefined : eq(runs.thread_id, threadId)))
    .orderBy(asc(runs.created_at), asc(runs.id));
  return rows.map(withoutNulls);
}

/** Newest first. */
export async function listRuns(
  db: Transaction,
  options: { thread_id?: string; limit: number },
): Promise<StoredRun[]> {
  const rows = await db
    .select()
    .from(runs)
    .where(options.thread_id === undefined ? undefined : eq(runs.thread_id, options.thread_id))
    .orderBy(sql`${runs.created_at} desc, ${runs.id} desc`)
    .limit(options.limit);
  return rows.map(withoutNulls);
}

/** At start: runs that a dead server left `running`. Queued ones had not begun and can simply start. */
export async function markInterrupted(transaction: Transaction, at: string): Promise<StoredRun[]> {
  const rows = await transaction
    .update(runs)
    .set({ state: "interrupted", finished_at: at })
    .where(eq(runs.state, "running"))
    .returning();
  await noteUsage(transaction, rows.map(usageOfRun), at);
  return rows.map(withoutNulls);
}

function notGoing(id: string): Failure {
  return new Failure("conflict", `Run ${id} has ended or was taken already`, {
    hint: "Read it again: GET /api/runs/:id/events.",
  });
}
