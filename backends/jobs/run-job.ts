import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { cancelled, stopping } from "./abort-reason.ts";
import type { OnEnded } from "./end-job.ts";
import type { JobContext, JobDefinition } from "./job-definition.ts";
import { heartbeat, isCancelRequested, isLostLease, requireLease, type Lease } from "./job-lease.ts";
import { createJobReporter, type JobReporter } from "./job-reporter.ts";
import { settleJob, type Outcome } from "./settle-job.ts";
import type { JobRow } from "./to-job.ts";

export type JobRunOptions<Platform> = {
  ledger: Ledger;
  platform: Platform;
  /** The folder of all job folders. */
  folder: string;
  now: () => Date;
  leaseMs: number;
  heartbeatMs: number;
  retryPauseMs: number;
  onEnded: OnEnded;
  /** Hears of errors that are bugs, and of reports that could not be stored. */
  logError: (error: unknown, job?: { id: string; trace_id: string }) => void;
  /** Aborts at a graceful stop. */
  stopping: AbortSignal;
};

export type RunningJob = {
  finished: Promise<void>;
  /** Stops the job if it was asked to end. */
  checkCancelled(): Promise<void>;
};

/** A lease lost this often without any progress in between means that the job takes its server down with it. */
const mostLostLeases = 10;

/** Runs a leased job to its end. `finished` never rejects. */
export function runJob<Platform>(
  options: JobRunOptions<Platform>,
  definition: JobDefinition<Platform>,
  row: JobRow,
): RunningJob {
  const controller = new AbortController();
  const finished = work(options, definition, row, controller).catch((error: unknown) =>
    options.logError(error, row),
  );
  const checkCancelled = async () => {
    if (await isCancelRequested(options.ledger.db, row.id)) controller.abort(cancelled());
  };
  return { finished, checkCancelled };
}

async function work<Platform>(
  options: JobRunOptions<Platform>,
  definition: JobDefinition<Platform>,
  row: JobRow,
  controller: AbortController,
): Promise<void> {
  const lease: Lease = { id: row.id, token: row.lease_token };
  const onLost = (error: unknown) => loseLease(options, row, controller, error);
  const reporter = createJobReporter({ ledger: options.ledger, now: options.now, onLost }, lease, row);
  const stopBeating = beat(options, lease, row, controller, onLost);
  const onStop = () => controller.abort(stopping());
  options.stopping.addEventListener("abort", onStop, { once: true });
  if (options.stopping.aborted) onStop();
  try {
    const outcome = await handle(options, definition, row, lease, reporter, controller.signal);
    reporter.close();
    await settleJob(
      { ...options, definition, row, lease, reported: reporter.pending(), signal: controller.signal },
      outcome,
    );
  } catch (error) {
    // Whoever took the lease over goes on with the job; anything else is told.
    if (!isLostLease(error)) throw error;
  } finally {
    stopBeating();
    options.stopping.removeEventListener("abort", onStop);
  }
}

/** Keeps the lease, and hears of a cancellation that happened elsewhere. */
function beat<Platform>(
  options: JobRunOptions<Platform>,
  lease: Lease,
  row: JobRow,
  controller: AbortController,
  onLost: (error: unknown) => void,
): () => void {
  const timer = setInterval(() => {
    const until = new Date(options.now().getTime() + options.leaseMs).toISOString();
    options.ledger
      .transaction((transaction) => heartbeat(transaction, lease, until))
      .then(({ cancelRequested }) => cancelRequested && controller.abort(cancelled()))
      .catch(onLost);
  }, options.heartbeatMs);
  if (row.cancel_requested) controller.abort(cancelled());
  return () => clearInterval(timer);
}

/** Stops work whose lease is gone. A ledger that does not answer may come back before the lease runs out. */
function loseLease<Platform>(
  options: JobRunOptions<Platform>,
  row: JobRow,
  controller: AbortController,
  error: unknown,
): void {
  if (isLostLease(error)) controller.abort(error);
  else options.logError(error, row);
}

async function handle<Platform>(
  options: JobRunOptions<Platform>,
  definition: JobDefinition<Platform>,
  row: JobRow,
  lease: Lease,
  reporter: JobReporter,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    if (row.lost_leases > mostLostLeases) throw givenUp(row);
    signal.throwIfAborted();
    const context = await openContext(options, definition, row, lease, reporter, signal);
    return { type: "done", finish: await definition.handle(context, options.platform) };
  } catch (error) {
    return { type: "failed", error };
  }
}

function givenUp(row: JobRow): Failure {
  return new Failure(
    "too-large",
    `The server ended ${row.lost_leases} times while this job ran, without any progress`,
    {
      hint: "It may need more memory than there is. Make it smaller, then retry.",
    },
  );
}

async function openContext<Platform>(
  options: JobRunOptions<Platform>,
  definition: JobDefinition<Platform>,
  row: JobRow,
  lease: Lease,
  reporter: JobReporter,
  signal: AbortSignal,
): Promise<JobContext<unknown>> {
  const input = definition.input.safeParse(row.input);
  if (!input.success)
    throw new Failure("invalid-input", `The job's input is not valid: ${z.prettifyError(input.error)}`);
  const folder = join(options.folder, row.id);
  await mkdir(folder, { recursive: true });
  return {
    jobId: row.id,
    input: input.data,
    requester: row.requester,
    attempt: row.attempt,
    folder,
    signal,
    now: options.now,
    progress: reporter.progress,
    metric: reporter.metric,
    log: reporter.log,
    artifact: reporter.artifact,
    write: (body) =>
      options.ledger.transaction(async (transaction) => {
        await requireLease(transaction, lease);
        return body(transaction);
      }),
  };
}
