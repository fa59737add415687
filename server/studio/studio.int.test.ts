import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specialists } from "#agents/specialists.ts";
import { listJobs } from "#backends/jobs/job-rows.ts";
import { listPlans } from "#backends/ledger/plans.ts";
import { hostedStudio, openStudioBench, type StudioBench } from "./studio-test-bench.ts";

let bench: StudioBench;
beforeAll(async () => {
  bench = await openStudioBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const ask = (content: string) => ({ messages: [{ role: "human", content }] });

test("a question streams its steps and its answer, and its state and history can be read", async () => {
  const { client } = await bench.client("viewer");
  const thread = await client.threads.create();
  const events = await Array.fromAsync(
    client.runs.stream(thread.thread_id, "supervisor", {
      input: ask("what is in production?"),
      streamMode: ["custom", "updates", "values"],
    }),
  );
  expect(events.map((event) => event.event)).toEqual(expect.arrayContaining(["custom", "updates", "values"]));
  const updates = events
    .filter((event) => event.event === "updates")
    .flatMap((event) => Object.keys(event.data));
  expect(updates).toEqual(["supervisor", "roster", "supervisor", "conclude"]);
  const state = await client.threads.getState<{ answer: string; calls: { tool: string }[] }>(
    thread.thread_id,
  );
  expect(state.values.answer).toContain("slots are empty");
  expect(state.values.calls.map((call) => call.tool)).toEqual(["list_roster"]);
  expect(state.next).toEqual([]);
  const history = await client.threads.getHistory(thread.thread_id);
  expect(history.length).toBeGreaterThanOrEqual(4);
});

test("an acting request leaves a plan that waits, and nothing ran", async () => {
  const { client, user_id } = await bench.client("architect");
  const { db } = bench.server.context.platform.ledger;
  const thread = await client.threads.create();
  await client.runs.wait(thread.thread_id, "supervisor", { input: ask("generate devices") });
  await client.runs.wait(thread.thread_id, "supervisor", { input: ask("generate more devices") });
  const { items: plans } = await listPlans(db, { requester: user_id, limit: 50 });
  expect(plans.map((plan) => plan.state)).toEqual(["proposed", "proposed"]);
  expect(plans.map((plan) => plan.origin)).toEqual(["studio", "studio"]);
  expect(plans.every((plan) => plan.approved_revision === undefined)).toBe(true);
  expect((await listJobs(db, { limit: 10 })).items).toEqual([]);
});

test("each specialist is a graph of its own, and langgraph.json names them all", async () => {
  const { client } = await bench.client("viewer");
  const names = ["supervisor", ...specialists.map((specialist) => specialist.name)].toSorted();
  const assistants = await client.assistants.search();
  expect(assistants.map((assistant) => assistant.graph_id).toSorted()).toEqual(names);
  const manifest = JSON.parse(await readFile(join(import.meta.dirname, "../../langgraph.json"), "utf8")) as {
    graphs: Record<string, string>;
  };
  expect(Object.keys(manifest.graphs).toSorted()).toEqual(names);
  for (const name of names) {
    const graph = await client.assistants.getGraph(name);
    expect(graph.nodes.length).toBeGreaterThan(2);
    expect(await client.assistants.getSchemas(name)).toHaveProperty("state_schema.properties.drafts");
  }
  await expect(client.assistants.create({ graphId: "supervisor" })).rejects.toThrow("403");
});

test("a caller in the body raises nobody's role and speaks for nobody else", async () => {
  const { client, user_id } = await bench.client("viewer");
  const admin = { user_id: "root", name: "Root", role: "admin", kind: "person" };
  const thread = await client.threads.create();
  await client.runs.wait(thread.thread_id, "supervisor", {
    input: ask("what is in production?"),
    config: { configurable: { lathe_caller: admin, lathe_thread: "someone-elses" } },
  });
  const { metadata } = await client.threads.getState(thread.thread_id);
  expect(metadata).toMatchObject({ lathe_caller: { user_id, role: "viewer" } });
  expect(metadata).not.toHaveProperty("lathe_thread");
});

test("a thread is its owner's alone", async () => {
  const owner = await bench.client("architect");
  const other = await bench.client("architect");
  const thread = await owner.client.threads.create({ metadata: { owner: other.user_id } });
  expect((await owner.client.threads.get(thread.thread_id)).thread_id).toBe(thread.thread_id);
  await expect(other.client.threads.get(thread.thread_id)).rejects.toThrow("404");
  await expect(other.client.threads.getState(thread.thread_id)).rejects.toThrow(/40[34]/);
  await expect(
    other.client.runs.wait(thread.thread_id, "supervisor", { input: ask("what is in production?") }),
  ).rejects.toThrow("404");
  expect(await other.client.threads.search()).toEqual([]);
});

test("a bug in a run ends it as an error and shows no stack", async () => {
  const { client } = await bench.client("viewer");
  const thread = await client.threads.create();
  const events = await Array.fromAsync(
    client.runs.stream(thread.thread_id, "supervisor", { input: ask("stumble"), streamMode: "values" }),
  );
  const errors = events.filter((event) => String(event.event) === "error");
  expect(errors).toHaveLength(1);
  expect(JSON.stringify(errors)).not.toContain(".ts:");
  expect((await client.threads.get(thread.thread_id)).status).toBe("error");
});

test("the guard refuses a wrong token, a foreign origin and a foreign host", async () => {
  const { token } = await bench.client("admin");
  expect((await bench.get("/threads/x")).status).toBe(401);
  expect((await bench.get("/info", { "x-api-key": "wrong" })).status).toBe(401);
  expect((await bench.get("/info", { authorization: "Bearer wrong" })).status).toBe(401);
  expect((await bench.get("/info", { "x-auth-scheme": "langsmith" })).status).toBe(401);
  expect((await bench.get("/info", { "x-api-key": token, origin: "https://elsewhere.example" })).status).toBe(
    403,
  );
  const refused = await bench.get("/info", { "x-api-key": token, "sec-fetch-site": "cross-site" });
  expect(refused.status).toBe(403);
  expect(await refused.json()).toHaveProperty("error.hint");
});

test("a hosted Studio that the settings name may read, with a token and never with a session", async () => {
  const { token } = await bench.client("admin");
  const allowed = await bench.get("/info", { "x-api-key": token, origin: hostedStudio });
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get("access-control-allow-origin")).toBe(hostedStudio);
  expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
  const bySession = await bench.get("/info", { cookie: "lathe_session=any", origin: hostedStudio });
  expect(bySession.status).toBe(401);
  const asked = await fetch(new URL("/threads", bench.address), {
    method: "OPTIONS",
    headers: { origin: hostedStudio },
  });
  expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, hostedStudio]);
});

test("what the API keeps to itself is closed, also to an admin", async () => {
  const { token } = await bench.client("admin");
  const send = (path: string, type = "application/json") =>
    fetch(new URL(path, bench.address), {
      method: "POST",
      headers: { "x-api-key": token, "content-type": type },
      body: "{}",
    });
  expect((await send("/internal/truncate")).status).toBe(404);
  expect((await send("/threads/%2e%2e/internal/truncate")).status).toBe(404);
  expect((await send("/store/items/search")).status).toBe(404);
  expect((await send("/threads/5f0f6f1e-0000-4000-8000-000000000000/commands")).status).toBe(404);
  expect((await send("/threads", "text/plain")).status).toBe(400);
});
