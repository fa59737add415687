import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { threadStream } from "#domain/event-part.ts";
import { endCancelledInQueue } from "#backends/jobs/end-job.ts";
import { enqueueJob, requestCancel } from "#backends/jobs/job-rows.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import { allFrames, readFrames } from "./read-frames.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

const wordCount = 25;
let server: TestServer;
let address: string;
let token: string;

beforeAll(async () => {
  server = await openTestServer({
    async answer(_request, record) {
      record({ type: "text-start", id: "answer" });
      for (let index = 0; index < wordCount; index++) {
        record({ type: "text-delta", id: "answer", delta: `${index} ` });
        await wait(45);
      }
      record({ type: "text-end", id: "answer" });
    },
  });
  address = await server.listen();
  ({ token } = await server.addCaller("admin"));
});
afterAll(() => server[Symbol.asyncDispose]());

async function beginRun(): Promise<{ threadId: string; runId: string }> {
  const thread = (await (await server.call("/api/threads", { token, body: {} })).json()) as { id: string };
  const posted = await server.call(`/api/threads/${thread.id}/messages`, { token, body: { text: "count" } });
  expect(posted.status).toBe(202);
  const { run_id } = (await posted.json()) as { run_id: string };
  return { threadId: thread.id, runId: run_id };
}

function open(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { Authorization: `Bearer ${token}`, ...headers } });
}

function textOf(frames: Awaited<ReturnType<typeof allFrames>>): string {
  return frames
    .map(({ part }) => (part !== "[DONE]" && part.type === "text-delta" ? part.delta : ""))
    .join("");
}

const said = Array.from({ length: wordCount }, (_, index) => `${index} `).join("");

test("a hundred readers of one run miss nothing and see nothing twice, and the run's stream ends", async () => {
  const { runId } = await beginRun();
  const readers = Array.from({ length: 100 }, async () => allFrames(await open(`/api/runs/${runId}/events`)));
  const all = await Promise.all(readers);
  for (const frames of all) {
    const numbers = frames.slice(0, -1).map((frame) => frame.id);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(frames.at(-1)).toEqual({ id: undefined, part: "[DONE]" });
    expect(frames.at(-2)?.part).toMatchObject({ type: "finish" });
    expect(textOf(frames)).toBe(said);
  }
});

test("a reader goes on after the number it had, also when the run has ended", async () => {
  const { runId } = await beginRun();
  const path = `/api/runs/${runId}/events`;
  const whole = await allFrames(await open(path));
  expect(await allFrames(await open(path, { "Last-Event-ID": "3" }))).toEqual(whole.slice(3));
  expect(await allFrames(await open(`${path}?after=5`))).toEqual(whole.slice(5));
  const last = whole.at(-2)?.id ?? 0;
  expect(await allFrames(await open(`${path}?after=${last}`))).toEqual([{ id: undefined, part: "[DONE]" }]);
});

test("a connection cut in the middle and taken up again gives the same text", async () => {
  const { runId } = await beginRun();
  const path = `/api/runs/${runId}/events`;
  const first = [];
  for await (const frame of readFrames(await open(path))) {
    first.push(frame);
    if (first.length === 6) break;
  }
  const rest = await allFrames(await open(path, { "Last-Event-ID": String(first.at(-1)?.id) }));
  expect(textOf([...first, ...rest])).toBe(said);
});

test("a second message during a run is refused with the run's id, or waits behind it when asked to", async () => {
  const { threadId, runId } = await beginRun();
  const path = `/api/threads/${threadId}/messages`;
  const second = await server.call(path, { token, body: { text: "again" } });
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({ error: { code: "conflict", detail: { run_id: runId } } });
  const queued = await server.call(`${path}?when=queue`, { token, body: { text: "again" } });
  expect(queued.status).toBe(202);
  const { run_id } = (await queued.json()) as { run_id: string };
  const frames = await allFrames(await open(`/api/runs/${run_id}/events`));
  expect(textOf(frames)).toBe(said);
});

test("a conversation's stream stays open and goes over its runs; leaving it is noticed", async () => {
  const { threadId, runId } = await beginRun();
  await allFrames(await open(`/api/runs/${runId}/events`));
  const { ledger, now } = server.context.platform;
  const leaving = new AbortController();
  const response = await fetch(`${address}/api/threads/${threadId}/events`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  const numbers: (number | undefined)[] = [];
  const part = { type: "data-trace" as const, id: "late", data: { trace_id: "trace-late" } };
  for await (const frame of readFrames(response)) {
    numbers.push(frame.id);
    if (frame.part === "[DONE]") throw new Error("a conversation's stream has no end");
    if (frame.part.type === "finish")
      await appendEvent(ledger.db, [threadStream(threadId)], part, now().toISOString());
    if (frame.part.type === "data-trace" && frame.part.id === "late") break;
  }
  leaving.abort();
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await expect.poll(async () => (await server.context.metrics.eventStreams.get()).values[0]?.value).toBe(0);
});

test("a reader that names a number still to come keeps nobody else waiting", async () => {
  const { runId } = await beginRun();
  const path = `/api/runs/${runId}/events`;
  const early = await open(`${path}?after=100000`);
  expect(textOf(await allFrames(await open(path)))).toBe(said);
  await early.body?.cancel();
});

test("a stopped run ends its stream", async () => {
  const { runId } = await beginRun();
  const reading = open(`/api/runs/${runId}/events`).then(allFrames);
  expect((await server.call(`/api/runs/${runId}/stop`, { token, body: {} })).status).toBe(202);
  expect((await reading).at(-1)?.part).toBe("[DONE]");
});

test("a job's stream ends once the job has, and goes on when it is retried", async () => {
  const { ledger, now, newId } = server.context.platform;
  const [id, at] = [newId("job"), now().toISOString()];
  const job = {
    id,
    kind: "evaluation",
    title: "A job",
    input: {},
    requester: "person-1",
    trace_id: "trace-1",
    at,
  };
  await enqueueJob(ledger.db, job);
  const path = `/api/jobs/${id}/events`;
  const statesOf = (frames: Awaited<ReturnType<typeof allFrames>>) =>
    frames.map(({ part }) => (part !== "[DONE]" && part.type === "data-job" ? part.data.state : part));
  const reading = open(path).then(allFrames);
  await requestCancel(ledger.db, id, at);
  await ledger.transaction((transaction) =>
    endCancelledInQueue(transaction, [job.kind], at, async () => undefined),
  );
  const first = await reading;
  expect(statesOf(first)).toEqual(["queued", "queued", "cancelled", "[DONE]"]);
  const newest = await allFrames(await open(`${path}?after=newest`));
  expect(newest.map((frame) => frame.id)).toEqual([3, undefined]);
  expect(statesOf(newest)).toEqual(["cancelled", "[DONE]"]);
  expect((await server.call(`/api/jobs/${id}/retry`, { token, body: {} })).status).toBe(200);
  const again = await open(`${path}?after=3`);
  for await (const frame of readFrames(again)) {
    expect(statesOf([frame])).toEqual(["queued"]);
    break;
  }
});

test("what is not there is a typed 404, and another's conversation is not there", async () => {
  for (const path of [
    "/api/threads/none",
    "/api/threads/none/events",
    "/api/runs/none/events",
    "/api/jobs/none/events",
  ])
    expect((await server.call(path, { token })).status, path).toBe(404);
  expect((await server.call("/api/threads/none/messages", { body: { text: "hello" } })).status).toBe(404);
  const { threadId } = await beginRun();
  const other = await server.addCaller("architect");
  expect((await server.call(`/api/threads/${threadId}`, { token: other.token })).status).toBe(404);
  expect((await server.call("/api/runs/none/events?after=x", { token })).status).toBe(400);
});
