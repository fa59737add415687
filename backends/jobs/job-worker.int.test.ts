import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import { readEvents } from "#backends/ledger/events.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import type { JobContext, JobDefinition } from "./job-definition.ts";
import { endDeadLeases, leaseJob, requireLease } from "./job-lease.ts";
import { enqueueJob, getJob, requestCancel, retryJob } from "./job-rows.ts";
import { startJobWorker, type JobWorker } from "./job-worker.ts";
import { newOwner } from "./worker-owner.ts";

type Handle = (context: JobContext<{ n: number }>) => Promise<() => Promise<{ answer: number }>>;

let ledger: Ledger;
let folder: string;
let count = 0;
const workers: JobWorker[] = [];

beforeAll(async () => {
  ledger = await openLedger({});
  folder = await mkdtemp(join(tmpdir(), "lathe-jobs-"));
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => ledger.close());

const input = z.object({ n: z.number() });
const output = z.object({ answer: z.number() });

function define(kind: string, handle: Handle): JobDefinition<null> {
  const definition: JobDefinition<null, typeof input, typeof output> = {
    kind,
    input,
    output,
    title: () => "Compute",
    handle: (context) => handle(context),
  };
  return definition as unknown as JobDefinition<null>;
}

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

function enqueue(
  kind: string,
  overrides: { input?: Record<string, unknown>; thread_id?: string; max_attempts?: number } = {},
) {
  const id = `job-${++count}`;
  return ledger.transaction((transaction) =>
    enqueueJob(transaction, {
      id,
      kind,
      title: "Compute",
      input: { n: 1 },
      requester: "user-1",
      trace_id: `trace-${id}`,
      at: new Date().toISOString(),
      ...overrides,
    }),
  );
}

async function untilState(id: string, state: Job["state"]): Promise<Job> {
  return expect
    .poll(() => getJob(ledger.db, id), { timeout: 20_000, interval: 20 })
    .toMatchObject({ state })
    .then(async () => (await getJob(ledger.db, id)) as Job);
}

test("a job runs to its result, and its card ends in its stream and its conversation's", async () => {
  const definition = define("compute", async (context) => {
    await context.progress({ done: 1, total: 2, unit: "steps", message: "Half" });
    await context.metric({ step: 1, loss: 2 });
    await context.log("hello");
    return async () => ({ answer: context.input.n + 1 });
  });
  const { ended } = await start(definition);
  const { id } = await enqueue("compute", { input: { n: 41 }, thread_id: "thread-1" });
  const job = await untilState(id, "succeeded");
  expect(job).toMatchObject({
    result: { answer: 42 },
    attempt: 1,
    metrics: [{ step: 1, loss: 2 }],
    log: ["hello"],
  });
  expect(ended.map((item) => item.id)).toEqual([id]);
  for (const stream of [`job:${id}`, "thread:thread-1"]) {
    const events = await readEvents(ledger.db, stream, 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.part).toMatchObject({
      type: "data-job",
      id,
      data: { state: "succeeded", result: { answer: 42 } },
    });
  }
});

test("a failed attempt is tried again up to its number, then the job fails with its error", async () => {
  let calls = 0;
  const { ended } = await start(
    define("flaky", async () => {
      calls++;
      throw new Failure("unavailable", "The host is away", { hint: "Wait." });
    }),
  );
  const { id } = await enqueue("flaky", { max_attempts: 2 });
  const job = await untilState(id, "failed");
  expect(calls).toBe(2);
  expect(job).toMatchObject({
    attempt: 2,
    error: { code: "unavailable", message: "The host is away", hint: "Wait." },
  });
  expect(ended).toHaveLength(1);
});

test("input that is wrong fails at once: another attempt would fail the same way", async () => {
  let calls = 0;
  await start(define("strict", async () => (calls++, async () => ({ answer: 1 }))));
  const { id } = await enqueue("strict", { input: { n: "seven" } });
  expect(await untilState(id, "failed")).toMatchObject({ attempt: 1, error: { code: "invalid-input" } });
  expect(calls).toBe(0);
});

test("a bug is shown by its trace alone, and told to the log", async () => {
  const { errors } = await start(
    define("buggy", async () => {
      throw new TypeError("secret detail");
    }),
  );
  const { id } = await enqueue("buggy", { max_attempts: 1 });
  const job = await untilState(id, "failed");
  expect(job.error).toMatchObject({ code: "internal", trace_id: `trace-${id}` });
  expect(JSON.stringify(job)).not.toContain("secret detail");
  expect(errors).toContainEqual(new TypeError("secret detail"));
});

test("when finish fails, nothing of its effects stays", async () => {
  await start(
    define("half", async (context) => async () => {
      await enqueue("never", {});
      throw new Failure("invalid-input", `No room for ${context.input.n}`);
    }),
  );
  const { id } = await enqueue("half");
  await untilState(id, "failed");
  expect(await getJob(ledger.db, `job-${count}`)).toBeUndefined();
});

test("cancelling a running job aborts its signal and ends it as cancelled", async () => {
  const { ended } = await start(define("long", (context) => waitForAbort(context.signal)));
  const { id } = await enqueue("long");
  await untilState(id, "running");
  await ledger.transaction((transaction) => requestCancel(transaction, id, new Date().toISOString()));
  await untilState(id, "cancelled");
  expect(ended.map((job) => job.state)).toEqual(["cancelled"]);
});

test("a queued job is cancelled even while every place is taken, and can be retried", async () => {
  const { ended } = await start(define("busy", (context) => waitForAbort(context.signal)));
  const first = await enqueue("busy");
  await untilState(first.id, "running");
  const second = await enqueue("busy");
  await ledger.transaction((transaction) => requestCancel(transaction, second.id, new Date().toISOString()));
  await untilState(second.id, "cancelled");
  expect(ended.map((job) => job.id)).toEqual([second.id]);
  await ledger.transaction((transaction) => retryJob(transaction, second.id, new Date().toISOString()));
  expect(await getJob(ledger.db, second.id)).toMatchObject({ state: "queued", cancel_requested: false });
  await ledger.transaction((transaction) => requestCancel(transaction, second.id, new Date().toISOString()));
  await ledger.transaction((transaction) => requestCancel(transaction, first.id, new Date().toISOString()));
  await untilState(first.id, "cancelled");
  await untilState(second.id, "cancelled");
});

test("a graceful stop gives the job back without an attempt, and the next worker finishes it in the same folder", async () => {
  const folders: string[] = [];
  const first = await start(
    define("handed-over", (context) => {
      folders.push(context.folder);
      return waitForAbort(context.signal);
    }),
  );
  const { id } = await enqueue("handed-over");
  await untilState(id, "running");
  await first.worker.stop();
  expect(await getJob(ledger.db, id)).toMatchObject({ state: "queued", attempt: 1 });
  await start(
    define("handed-over", async (context) => {
      folders.push(context.folder);
      return async () => ({ answer: context.attempt });
    }),
  );
  expect(await untilState(id, "succeeded")).toMatchObject({ attempt: 1, result: { answer: 1 } });
  expect(new Set(folders).size).toBe(1);
});

test("a worker whose lease was taken over can write nothing more", async () => {
  const gate = Promise.withResolvers<void>();
  const seen: { write?: unknown; reason?: unknown } = {};
  const definition = define("stale", async (context) => {
    await gate.promise;
    seen.write = await context.write(async () => "written").catch((error: unknown) => error);
    await context.progress({ done: 9, total: 9, unit: "steps", message: "stale" }).catch(() => {});
    return async () => ({ answer: -1 });
  });
  const { ended } = await start(definition);
  const { id } = await enqueue("stale");
  await untilState(id, "running");
  const at = new Date().toISOString();
  const dead = await ledger.transaction((transaction) =>
    endDeadLeases(transaction, { isDead: () => true, at }),
  );
  expect(dead.map((row) => row.id)).toEqual([id]);
  const row = await ledger.transaction((transaction) =>
    leaseJob(transaction, { owner: newOwner(), kinds: ["stale"], now: at, until: "9999" }),
  );
  const lease = { id, token: row?.lease_token ?? 0 };
  gate.resolve();
  await expect.poll(() => seen.write).toBeInstanceOf(Failure);
  expect(seen.write).toMatchObject({ code: "conflict" });
  await workers[0]?.stop();
  expect(ended).toEqual([]);
  expect(await getJob(ledger.db, id)).toMatchObject({
    state: "running",
    attempt: 1,
    progress: { message: "Waiting" },
  });
  await ledger.transaction((transaction) => requireLease(transaction, lease));
});

test("a lease that ran out is taken over, which is no attempt", async () => {
  const { id } = await enqueue("orphan");
  await ledger.transaction((transaction) =>
    leaseJob(transaction, {
      owner: newOwner(),
      kinds: ["orphan"],
      now: new Date().toISOString(),
      until: "2000",
    }),
  );
  await start(define("orphan", async (context) => async () => ({ answer: context.attempt })));
  expect(await untilState(id, "succeeded")).toMatchObject({ attempt: 1, result: { answer: 1 } });
});

test("a job that takes its server down again and again without progress is given up", async () => {
  const { id } = await enqueue("deadly");
  for (let death = 0; death < 12; death++) {
    await ledger.transaction((transaction) =>
      leaseJob(transaction, {
        owner: newOwner(),
        kinds: ["deadly"],
        now: new Date().toISOString(),
        until: "2000",
      }),
    );
  }
  let calls = 0;
  await start(define("deadly", async () => (calls++, async () => ({ answer: 1 }))));
  expect(await untilState(id, "failed")).toMatchObject({ error: { code: "too-large" } });
  expect(calls).toBe(0);
});

test("many reports in a moment become few events, and the last one is kept", async () => {
  await start(
    define("chatty", async (context) => {
      for (let step = 1; step <= 2_000; step++) {
        await context.metric({ step });
        await context.progress({ done: step, total: 2_000, unit: "steps", message: `Step ${step}` });
      }
      return async () => ({ answer: 1 });
    }),
  );
  const { id } = await enqueue("chatty");
  const job = await untilState(id, "succeeded");
  expect(job.progress.done).toBe(2_000);
  expect(job.metrics.length).toBeLessThanOrEqual(500);
  expect(job.metrics.at(-1)).toEqual({ step: 2_000 });
  expect(job.metrics[0]).toEqual({ step: 1 });
  expect((await readEvents(ledger.db, `job:${id}`, 0)).length).toBeLessThan(40);
});

test("two jobs run side by side when there are two places", async () => {
  let together = 0;
  const both = Promise.withResolvers<void>();
  await start(
    define("pair", async () => {
      if (++together === 2) both.resolve();
      await both.promise;
      return async () => ({ answer: 1 });
    }),
    { concurrency: 2 },
  );
  const jobs = [await enqueue("pair"), await enqueue("pair")];
  for (const { id } of jobs) await untilState(id, "succeeded");
});

async function waitForAbort(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason as Failure));
  if (signal.aborted) reject(signal.reason as Failure);
  return promise;
}
