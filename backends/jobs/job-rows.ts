import { and, eq, inArray, sql } from "drizzle-orm";
import { Failure, type FailureBody } from "#domain/failure.ts";
import type { Job, JobState } from "#domain/job.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { afterCursor, newestFirst, positionOf } from "#backends/ledger/newest-first.ts";
import { toPage, type Page } from "#backends/ledger/page-cursor.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import { publishJob } from "./publish-job.ts";
import { toJob, type JobRow } from "./to-job.ts";

export type NewJob = {
  id: string;
  kind: string;
  title: string;
  input: Record<string, unknown>;
  requester: string;
  trace_id: string;
  plan_id?: string | undefined;
  step_id?: string | undefined;
  thread_id?: string | undefined;
  /** How often its work may fail; 3 when not said. */
  max_attempts?: number;
  at: string;
};

/** Adds a job in state `queued`; a worker hears of it at the commit. */
export async function enqueueJob(transaction: Transaction, job: NewJob): Promise<Job> {
  const { at, ...given } = job;
  const [row] = await transaction
    .insert(jobs)
    .values({
      ...given,
      state: "queued",
      progress: { done: 0, total: 0, unit: "", message: "Waiting" },
      created_at: at,
    })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  await announce(transaction, row, at);
  return toJob(row);
}

/** Wakes the workers and shows the change. */
async function announce(transaction: Transaction, row: JobRow, at: string): Promise<void> {
  await publishJob(transaction, row, at);
  await transaction.execute(sql`select pg_notify('jobs', ${row.id})`);
}

export async function getJob(db: Transaction, id: string): Promise<Job | undefined> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
  return row && toJob(row);
}

/** Newest first. */
export async function listJobs(
  db: Transaction,
  options: {
    state?: JobState;
    states?: readonly JobState[];
    kind?: string;
    plan_id?: string;
    thread_id?: string;
    limit: number;
    cursor?: string;
  },
): Promise<Page<Job>> {
  const rows = await db
    .select()
    .from(jobs)
    .where(
      and(
        options.state === undefined ? undefined : eq(jobs.state, options.state),
        options.states === undefined ? undefined : inArray(jobs.state, [...options.states]),
        options.kind === undefined ? undefined : eq(jobs.kind, options.kind),
        options.plan_id === undefined ? undefined : eq(jobs.plan_id, options.plan_id),
        options.thread_id === undefined ? undefined : eq(jobs.thread_id, options.thread_id),
        afterCursor(jobs, options.cursor),
      ),
    )
    .orderBy(...newestFirst(jobs))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, (row) => toJob(row), positionOf);
}

/**
 * Asks a job to end. Its worker ends it (a queued one at once, without running it), so its end reaches the plan the same
 * way as every other. `by`: who asked, by name, for the job's error. Throws `conflict` when it has ended, and `not-found`.
 */
export async function requestCancel(
  transaction: Transaction,
  id: string,
  at: string,
  by?: string,
): Promise<Job> {
  const error: FailureBody = {
    code: "cancelled",
    message: by === undefined ? "Cancelled" : `Cancelled by ${by}`,
    hint: "What it wrote is kept: a retry goes on from there.",
  };
  const [row] = await transaction
    .update(jobs)
    .set({ cancel_requested: true, error })
    .where(and(eq(jobs.id, id), inArray(jobs.state, ["queued", "running"])))
    .returning();
  if (!row) throw await notIn(transaction, id, "Only a queued or running job can be cancelled.");
  await announce(transaction, row, at);
  return toJob(row);
}

/**
 * Queues a failed or cancelled job again, with its folder as it was and its attempts counted anew. Throws `conflict` when it
 * is in another state, and `not-found`.
 */
export async function retryJob(transaction: Transaction, id: string, at: string): Promise<Job> {
  const [row] = await transaction
    .update(jobs)
    .set({
      state: "queued",
      attempt: 0,
      lost_leases: 0,
      cancel_requested: false,
      error: null,
      result: null,
      run_after: null,
      finished_at: null,
    })
    .where(and(eq(jobs.id, id), inArray(jobs.state, ["failed", "cancelled"])))
    .returning();
  if (!row) throw await notIn(transaction, id, "Only a failed or cancelled job can be retried.");
  await announce(transaction, row, at);
  return toJob(row);
}

async function notIn(db: Transaction, id: string, hint: string): Promise<Failure> {
  const job = await getJob(db, id);
  if (!job) return new Failure("not-found", `There is no job "${id}"`, { hint: "GET /api/jobs lists them." });
  return new Failure("conflict", `Job ${id} is ${job.state}`, { hint, detail: { state: job.state } });
}

/** How many jobs of each kind are in each state. */
export async function countJobs(
  db: Transaction,
): Promise<{ kind: string; state: JobState; count: number }[]> {
  return db
    .select({ kind: jobs.kind, state: jobs.state, count: sql<number>`count(*)::int` })
    .from(jobs)
    .groupBy(jobs.kind, jobs.state);
}
