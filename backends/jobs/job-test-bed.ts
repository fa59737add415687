import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { z } from "zod";
import type { Failure } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { JobContext, JobDefinition } from "./job-definition.ts";
import { enqueueJob, getJob, type NewJob } from "./job-rows.ts";
import { startJobWorker, type JobWorker } from "./job-worker.ts";

export type JobTestBed = ReturnType<typeof createJobTestBed>;

/** A ledger for the tests of one describe, and workers that stop after each of them. */
export function createJobTestBed(open: () => Promise<Ledger>) {
  const workers: JobWorker[] = [];
  let ledger: Ledger;
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    ledger = await open();
    folder = await mkdtemp(join(tmpdir(), "lathe-jobs-"));
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(() => ledger.close());

  async function start(
    definition: JobDefinition<null>,
    overrides: { concurrency?: number; leaseMs?: number } = {},
  ) {
    const ended: Job[] = [];
    const errors: unknown[] = [];
    const worker = await startJobWorker({
      ledger,
      platform: null,
      definitions: [definition],
      folder,
      now: () => new Date(),
      retryPauseMs: 1,
      onEnded: async (_transaction, job) => void ended.push(job),
      logError: (error) => errors.push(error),
      ...overrides,
    });
    workers.push(worker);
    return { worker, ended, errors };
  }

  function enqueue(kind: string, overrides: Partial<NewJob> = {}): Promise<Job> {
    const id = `job-${++count}`;
    const job = {
      id,
      kind,
      title: "Compute",
      input: { n: 1 },
      requester: "user-1",
      trace_id: `trace-${id}`,
      at: new Date().toISOString(),
    };
    return ledger.transaction((transaction) => enqueueJob(transaction, { ...job, ...overrides }));
  }

  async function untilState(id: string, state: Job["state"]): Promise<Job> {
    await expect
      .poll(() => getJob(ledger.db, id), { timeout: 20_000, interval: 20 })
      .toMatchObject({ state });
    return (await getJob(ledger.db, id)) as Job;
  }

  return { ledger: () => ledger, start, enqueue, untilState };
}

const input = z.object({ n: z.number() });
const output = z.object({ answer: z.number() });

/** A kind of job that takes `{n}` and returns `{answer}`. */
export function define(
  kind: string,
  handle: (context: JobContext<{ n: number }>) => Promise<() => Promise<{ answer: number }>>,
): JobDefinition<null> {
  const definition: JobDefinition<null, typeof input, typeof output> = {
    kind,
    input,
    output,
    title: () => "Compute",
    handle,
  };
  return definition as unknown as JobDefinition<null>;
}

export function waitForAbort(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason as Failure));
  if (signal.aborted) reject(signal.reason as Failure);
  return promise;
}
