import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@langchain/langgraph-sdk";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "#server/http/test-server.ts";
import { startEmbeddedApi, type EmbeddedApi } from "./embedded-api.ts";
import { userHeader } from "./studio-auth.ts";
import { understand } from "./studio-test-bench.ts";

let server: TestServer;
let folder: string;
const log = pino({ level: "silent" });
const start = () => startEmbeddedApi(server.context.assistant, folder, log);
const clientOf = (api: EmbeddedApi, user: string) =>
  new Client({
    apiUrl: api.origin,
    defaultHeaders: { authorization: `Bearer ${api.key}`, [userHeader]: user },
  });

beforeAll(async () => {
  server = await openTestServer({ understand });
  folder = await mkdtemp(join(tmpdir(), "lathe-studio-"));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test("the API's own port answers the guard alone", async () => {
  const api = await start();
  const send = (headers: Record<string, string>) =>
    fetch(`${api.origin}/internal/truncate`, {
      method: "POST",
      headers: { "content-type": "application/json", [userHeader]: "root", ...headers },
      body: "{}",
    });
  expect((await send({})).status).toBe(401);
  expect((await send({ authorization: "Bearer wrong" })).status).toBe(401);
  expect((await send({ "x-auth-scheme": "langsmith" })).status).toBe(401);
  await api.close();
});

test("threads outlive a restart, and a run that a crash left going is ended", async () => {
  const first = await start();
  const before = clientOf(first, "ada");
  const { thread_id } = await before.threads.create();
  const caller = { user_id: "ada", name: "Ada", role: "viewer", kind: "person" };
  const config = { configurable: { lathe_caller: caller, lathe_run: "studio-1" } };
  const input = { messages: [{ role: "human", content: "what is in production?" }] };
  await before.runs.wait(thread_id, "supervisor", { input, config });
  const [run] = await before.runs.list(thread_id);
  await first.close();
  const file = join(folder, ".langgraph_api", ".langgraphjs_ops.json");
  const left = (await readFile(file, "utf8"))
    .replaceAll('"status":"success"', '"status":"running"')
    .replaceAll('"status":"idle"', '"status":"busy"');
  expect(left).toContain('"status":"running"');
  await writeFile(file, left);
  const second = await start();
  const after = clientOf(second, "ada");
  expect((await after.runs.get(thread_id, run?.run_id ?? "")).status).toBe("interrupted");
  expect((await after.threads.getState<{ answer: string }>(thread_id)).values.answer).toContain(
    "slots are empty",
  );
  await after.runs.wait(thread_id, "supervisor", { input, config });
  expect(await after.runs.list(thread_id)).toHaveLength(2);
  await second.close();
});

test("a bug still ends the process: the API's handlers that would keep it alive are gone", async () => {
  const before = process.listenerCount("uncaughtException");
  const api = await start();
  expect(process.listenerCount("uncaughtException")).toBe(before);
  await api.close();
});
