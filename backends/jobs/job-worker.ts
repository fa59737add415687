import { setTimeout as wait } from "node:timers/promises";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { endCancelledInQueue, type OnEnded } from "./end-job.ts";
import type { JobDefinition } from "./job-definition.ts";
import { endDeadLeases, leaseJob } from "./job-lease.ts";
import { runJob, type JobRunOptions, type RunningJob } from "./run-job.ts";
import { isDeadOwner, newOwner } from "./worker-owner.ts";

export type JobWorkerOptions<Platform> = {
  ledger: Ledger;
  platform: Platform;
  definitions: readonly JobDefinition<Platform>[];
  /** Each job gets a folder below this one, by its id. */
  folder: string;
  now: () => Date;
  /** How many jobs run at once; 1 when not said. */
  concurrency?: number;
  onEnded: OnEnded;
  logError: JobRunOptions<Platform>["logError"];
  /** How long a lease holds without a heartbeat; 30 s when not said. */
  leaseMs?: number;
  /** The pause before a second attempt, doubled before each further one; 2 s when not said. */
  retryPauseMs?: number;
};

export type JobWorker = {
  /** Returns the leases of what runs, after at most ten seconds of waiting for it. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Looked at without a notification too: for leases that ran out, pauses that ended and notifications that were lost. */
const pollMs = 1_000;
const stopGraceMs = 10_000;

/** Starts taking jobs of the kinds defined, until `stop`. */
export async function startJobWorker<Platform>(given: JobWorkerOptions<Platform>): Promise<JobWorker> {
  const options = { ...given, onEnded: abandonThenTell(given) };
  const { ledger, now } = options;
  const stopping = new AbortController();
  const running = new Set<RunningJob>();
  const work = createWork(options, running, stopping.signal);
  const at = now().toISOString();
  await ledger.transaction((transaction) =>
    endDeadLeases(transaction, { isDead: (owner) => isDeadOwner(owner, ledger.kind), at }),
  );
  const stopListening = await ledger.listen("jobs", () => void work.look());
  const timer = setInterval(() => void work.look(), pollMs);
  void work.look();

  async function stop(): Promise<void> {
    if (stopping.signal.aborted) return;
    clearInterval(timer);
    stopping.abort();
    await stopListening();
    const ended = Promise.all([work.idle(), ...[...running].map(({ finished }) => finished)]);
    await Promise.race([ended, wait(stopGraceMs, undefined, { ref: false })]);
  }
  return { stop, [Symbol.asyncDispose]: stop };
}

/** An unfinished job's own rows are closed before anybody hears of its end, all in one transaction. */
function abandonThenTell<Platform>({ definitions, now, onEnded }: JobWorkerOptions<Platform>): OnEnded {
  return async (transaction, job) => {
    const definition = definitions.find(({ kind }) => kind === job.kind);
    if (job.state !== "succeeded") await definition?.abandon?.(transaction, job.id, now().toISOString());
    await onEnded(transaction, job);
  };
}

function createWork<Platform>(
  options: JobWorkerOptions<Platform>,
  running: Set<RunningJob>,
  stopping: AbortSignal,
) {
  const { ledger, now, concurrency = 1, leaseMs = 30_000, retryPauseMs = 2_000 } = options;
  const definitions = new Map(options.definitions.map((definition) => [definition.kind, definition]));
  const kinds = [...definitions.keys()];
  const owner = newOwner();
  const runOptions = { ...options, leaseMs, retryPauseMs, heartbeatMs: leaseMs / 3, stopping };
  let looking: Promise<void> = Promise.resolve();
  let again = false;
  let isLooking = false;

  async function takeNext(): Promise<boolean> {
    if (stopping.aborted || running.size >= concurrency) return false;
    const time = now();
    const until = new Date(time.getTime() + leaseMs).toISOString();
    const row = await ledger.transaction((transaction) =>
      leaseJob(transaction, { owner, kinds, now: time.toISOString(), until }),
    );
    const definition = row && definitions.get(row.kind);
    if (!definition) return false;
    const job = runJob(runOptions, definition, row);
    running.add(job);
    void job.finished.finally(() => {
      running.delete(job);
      void look();
    });
    return true;
  }

  async function lookOnce(): Promise<void> {
    await cancelAsked();
    while (await takeNext());
  }

  /** A queued job that is to be cancelled ends even while every place is taken; a running one hears of it at once. */
  async function cancelAsked(): Promise<void> {
    const at = now().toISOString();
    await ledger.transaction((transaction) => endCancelledInQueue(transaction, kinds, at, options.onEnded));
    for (const job of running) await job.checkCancelled();
  }

  /** One look at a time; what is notified during one leads to another. */
  async function look(): Promise<void> {
    again = true;
    if (isLooking) return;
    isLooking = true;
    looking = (async () => {
      while (again && !stopping.aborted) {
        again = false;
        await lookOnce().catch((error: unknown) => options.logError(error));
      }
      isLooking = false;
    })();
    await looking;
  }

  return { look, idle: () => looking };
}
