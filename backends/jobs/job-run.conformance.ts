import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import { beforeAllChanges, readChanges } from "#backends/ledger/changes.ts";
import { readEvents } from "#backends/ledger/events.ts";
import { getJob, requestCancel, retryJob } from "./job-rows.ts";
import { define, waitForAbort, type JobTestBed } from "./job-test-bed.ts";

/** What becomes of a job's work: results, failures, cancellations, reports. */
export function testJobRuns(bed: JobTestBed): void {
  test("a job runs to its result, and its card ends in its stream and its conversation's", async () => {
    const definition = define("compute", async (context) => {
      await context.progress({ done: 1, total: 2, unit: "steps", message: "Half" });
      await context.metric({ step: 1, loss: 2 });
      await context.log("hello");
      return async () => ({ answer: context.input.n + 1 });
    });
    const { ended } = await bed.start(definition);
    const { id } = await bed.enqueue("compute", { input: { n: 41 }, thread_id: "thread-1" });
    const job = await bed.untilState(id, "succeeded");
    expect(job).toMatchObject({
      result: { answer: 42 },
      attempt: 1,
      metrics: [{ step: 1, loss: 2 }],
      log: ["hello"],
    });
    expect(ended.map((item) => item.id)).toEqual([id]);
    for (const stream of [`job:${id}`, "thread:thread-1"]) {
      const events = await readEvents(bed.ledger().db, stream, 0);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(events.at(-1)?.part).toMatchObject({
        type: "data-job",
        id,
        data: { state: "succeeded", result: { answer: 42 } },
      });
    }
  });

  test("a training tells those who follow experiments of its points and its end; other work does not", async () => {
    for (const kind of ["training", "drawing"])
      await bed.start(
        define(kind, async (context) => {
          await context.metric({ step: 1, loss: 2 });
          return async () => ({ answer: 1 });
        }),
      );
    const versionOf = async (id: string) =>
      (await readChanges(bed.ledger().db, beforeAllChanges, 1_000)).find(({ key }) => key === id)?.version;
    const training = await bed.enqueue("training");
    await bed.untilState(training.id, "succeeded");
    const ended = await versionOf(training.id);
    expect(ended).toBeGreaterThan(0);
    const drawing = await bed.enqueue("drawing");
    await bed.untilState(drawing.id, "succeeded");
    expect(await versionOf(drawing.id)).toBeUndefined();
    expect(await versionOf(training.id)).toBe(ended);
  });

  test("a failed attempt is tried again up to its number, then the job fails with its error", async () => {
    let calls = 0;
    const { ended } = await bed.start(
      define("flaky", async () => {
        calls++;
        throw new Failure("unavailable", "The host is away", { hint: "Wait." });
      }),
    );
    const { id } = await bed.enqueue("flaky", { max_attempts: 2 });
    const job = await bed.untilState(id, "failed");
    expect(calls).toBe(2);
    expect(job).toMatchObject({
      attempt: 2,
      error: { code: "unavailable", message: "The host is away", hint: "Wait." },
    });
    expect(ended).toHaveLength(1);
  });

  test("input that is wrong fails at once: another attempt would fail the same way", async () => {
    let calls = 0;
    await bed.start(define("strict", async () => (calls++, async () => ({ answer: 1 }))));
    const { id } = await bed.enqueue("strict", { input: { n: "seven" } });
    expect(await bed.untilState(id, "failed")).toMatchObject({
      attempt: 1,
      error: { code: "invalid-input" },
    });
    expect(calls).toBe(0);
  });

  test("a bug is shown by its trace alone, and told to the log", async () => {
    const { errors } = await bed.start(
      define("buggy", async () => {
        throw new TypeError("secret detail");
      }),
    );
    const { id } = await bed.enqueue("buggy", { max_attempts: 1 });
    const job = await bed.untilState(id, "failed");
    expect(job.error).toMatchObject({ code: "internal", trace_id: `trace-${id}` });
    expect(JSON.stringify(job)).not.toContain("secret detail");
    expect(errors).toContainEqual(new TypeError("secret detail"));
  });

  test("when finish fails, nothing of its effects stays", async () => {
    await bed.start(
      define("half", async (context) => async () => {
        await bed.enqueue("never", { id: "undone" });
        throw new Failure("invalid-input", `No room for ${context.input.n}`);
      }),
    );
    const { id } = await bed.enqueue("half");
    await bed.untilState(id, "failed");
    expect(await getJob(bed.ledger().db, "undone")).toBeUndefined();
  });

  test("cancelling a running job aborts its signal and ends it as cancelled", async () => {
    const { ended } = await bed.start(define("long", (context) => waitForAbort(context.signal)));
    const { id } = await bed.enqueue("long");
    await bed.untilState(id, "running");
    await bed.ledger().transaction((transaction) => requestCancel(transaction, id, new Date().toISOString()));
    await bed.untilState(id, "cancelled");
    expect(ended.map((job) => job.state)).toEqual(["cancelled"]);
  });

  test("a queued job is cancelled even while every place is taken, and can be retried", async () => {
    const { ended } = await bed.start(define("busy", (context) => waitForAbort(context.signal)));
    const first = await bed.enqueue("busy");
    await bed.untilState(first.id, "running");
    const second = await bed.enqueue("busy");
    await bed
      .ledger()
      .transaction((transaction) => requestCancel(transaction, second.id, new Date().toISOString()));
    await bed.untilState(second.id, "cancelled");
    expect(ended.map((job) => job.id)).toEqual([second.id]);
    await bed
      .ledger()
      .transaction((transaction) => retryJob(transaction, second.id, new Date().toISOString()));
    expect(await getJob(bed.ledger().db, second.id)).toMatchObject({
      state: "queued",
      cancel_requested: false,
    });
    await bed
      .ledger()
      .transaction((transaction) => requestCancel(transaction, second.id, new Date().toISOString()));
    await bed
      .ledger()
      .transaction((transaction) => requestCancel(transaction, first.id, new Date().toISOString()));
    await bed.untilState(first.id, "cancelled");
    await bed.untilState(second.id, "cancelled");
  });

  test("many reports in a moment become few events, and the last one is kept", async () => {
    await bed.start(
      define("chatty", async (context) => {
        for (let step = 1; step <= 2_000; step++) {
          await context.metric({ step });
          await context.progress({ done: step, total: 2_000, unit: "steps", message: `Step ${step}` });
        }
        return async () => ({ answer: 1 });
      }),
    );
    const { id } = await bed.enqueue("chatty");
    const job = await bed.untilState(id, "succeeded");
    expect(job.progress.done).toBe(2_000);
    expect(job.metrics.length).toBeLessThanOrEqual(500);
    expect(job.metrics.at(-1)).toMatchObject({ step: 2_000 });
    expect(job.metrics[0]).toEqual({ step: 1, seconds: expect.any(Number) });
    expect((await readEvents(bed.ledger().db, `job:${id}`, 0)).length).toBeLessThan(40);
  });

  test("two jobs run side by side when there are two places", async () => {
    let together = 0;
    const both = Promise.withResolvers<void>();
    await bed.start(
      define("pair", async () => {
        if (++together === 2) both.resolve();
        await both.promise;
        return async () => ({ answer: 1 });
      }),
      { concurrency: 2 },
    );
    const pair = [await bed.enqueue("pair"), await bed.enqueue("pair")];
    for (const { id } of pair) await bed.untilState(id, "succeeded");
  });
}
