import { and, eq, inArray } from "drizzle-orm";
import { Failure, type FailureBody } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import { updateLeased, type Lease } from "./job-lease.ts";
import { publishJob } from "./publish-job.ts";
import { toJob, type JobRow } from "./to-job.ts";

/** Told of each job's end, in the transaction that ends it. */
export type OnEnded = (transaction: Transaction, job: Job) => Promise<void>;

type End = Partial<typeof jobs.$inferInsert> & { state: "succeeded" | "failed" | "cancelled" };

/** Ends a job under its lease. Throws `conflict` once the lease is lost: then nothing of the transaction stays. */
export async function endJob(
  transaction: Transaction,
  lease: Lease,
  end: End,
  at: string,
  onEnded: OnEnded,
): Promise<void> {
  const row = await updateLeased(transaction, lease, {
    ...end,
    finished_at: at,
    lease_owner: null,
    lease_until: null,
  });
  await publishJob(transaction, row, at);
  await onEnded(transaction, toJob(row));
}

/** Ends jobs that were cancelled before a worker took them. */
export async function endCancelledInQueue(
  transaction: Transaction,
  kinds: readonly string[],
  at: string,
  onEnded: OnEnded,
): Promise<void> {
  if (kinds.length === 0) return;
  const waiting = await transaction
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.state, "queued"), eq(jobs.cancel_requested, true), inArray(jobs.kind, [...kinds])))
    .for("update", { skipLocked: true });
  for (const { id } of waiting) {
    const [row] = await transaction
      .update(jobs)
      .set({ state: "cancelled", finished_at: at })
      .where(eq(jobs.id, id))
      .returning();
    if (!row) continue;
    await publishJob(transaction, row, at);
    await onEnded(transaction, toJob(row));
  }
}

/** Trying again would give the same answer. */
const final = new Set<string>([
  "invalid-input",
  "not-allowed",
  "not-authenticated",
  "not-found",
  "too-large",
  "out-of-scope",
]);

/**
 * Counts a failed attempt: the job waits for its next one, longer each time, or fails when it has had all of them or when
 * another would fail the same way.
 */
export async function failAttempt(
  transaction: Transaction,
  lease: Lease,
  row: JobRow,
  options: {
    error: FailureBody;
    reported: Partial<JobRow>;
    now: Date;
    retryPauseMs: number;
    onEnded: OnEnded;
  },
): Promise<void> {
  const at = options.now.toISOString();
  const { error, reported } = options;
  if (final.has(error.code) || row.attempt >= row.max_attempts) {
    await endJob(
      transaction,
      lease,
      { ...reported, state: "failed", error: { ...error } },
      at,
      options.onEnded,
    );
    return;
  }
  const pause = options.retryPauseMs * 2 ** (row.attempt - 1);
  const waiting = await updateLeased(transaction, lease, {
    ...reported,
    state: "queued",
    attempt: row.attempt + 1,
    error: { ...error },
    run_after: new Date(options.now.getTime() + pause).toISOString(),
    lease_owner: null,
    lease_until: null,
  });
  await publishJob(transaction, waiting, at);
}

/** What a person sees of an error: an expected one as it is, any other by its trace alone. */
export function toErrorBody(error: unknown, traceId: string): FailureBody {
  if (error instanceof Failure) return { ...error.toBody(), trace_id: traceId };
  return {
    code: "internal",
    message: `Internal error, trace ${traceId}`,
    hint: "Retry the job. If it fails again, look for the trace in the server's log.",
    trace_id: traceId,
  };
}
