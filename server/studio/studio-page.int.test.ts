import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Caller } from "#domain/role.ts";
import { getRun } from "#backends/ledger/runs.ts";
import { createSession } from "#backends/ledger/sessions.ts";
import { createThread } from "#backends/ledger/threads.ts";
import { startStudio } from "./start-studio.ts";
import { openStudioBench, type StudioBench } from "./studio-test-bench.ts";

let bench: StudioBench;
beforeAll(async () => {
  bench = await openStudioBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** A conversation with one answered message; returns its owner's token and the run. */
async function converse(text: string): Promise<{ token: string; runId: string }> {
  const { platform, runs } = bench.server.context;
  const { db } = platform.ledger;
  const { token, user_id } = await bench.client("architect");
  const caller: Caller = { user_id, name: "Person", role: "architect", kind: "person" };
  const at = platform.now().toISOString();
  const thread = await createThread(db, {
    id: platform.newId("thread"),
    title: "Questions",
    owner: user_id,
    at,
  });
  const { run_id } = await runs.post({ thread_id: thread.id, text, caller, queue: false });
  await vi.waitFor(async () => expect((await getRun(db, run_id))?.finished_at).toBeDefined(), {
    timeout: 20_000,
  });
  return { token, runId: run_id };
}

test("without a session the page says how to get in", async () => {
  const response = await bench.get("/");
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toContain("/enter?code=");
});

test("the page lists one's own runs, and an admin sees everybody's", async () => {
  const { token, runId } = await converse("what is in production?");
  const own = await (await bench.get("/", { "x-api-key": token })).text();
  expect(own).toContain("what is in production?");
  expect(own).toContain(`/?run=${runId}`);
  expect(own).toContain("Answered");
  const other = await bench.client("architect");
  expect(await (await bench.get("/", { "x-api-key": other.token })).text()).not.toContain(runId);
  expect((await bench.get(`/?run=${runId}`, { "x-api-key": other.token })).status).toBe(404);
  const admin = await bench.client("admin");
  expect(await (await bench.get("/", { "x-api-key": admin.token })).text()).toContain(runId);
});

test("a run shows each step with what it changed, in words", async () => {
  const { token, runId } = await converse("what is in production?");
  const page = await (await bench.get(`/?run=${runId}`, { "x-api-key": token })).text();
  const words = page.replaceAll(/<details>[\s\S]*?<\/details>/g, "").replaceAll(/<[^>]*>/g, " ");
  for (const said of [
    "Understood as a question",
    "What each slot holds",
    "To Roster",
    "list_roster",
    "slots are empty",
  ])
    expect(words).toContain(said);
  expect(words).not.toContain("{&quot;");
  expect(page).toContain("<details>");
});

test("a plan's steps show as drafts, and nothing that a person wrote can run in the page", async () => {
  const { token, runId } = await converse("generate <script>alert(1)</script>");
  const response = await bench.get(`/?run=${runId}`, { "x-api-key": token });
  const page = await response.text();
  expect(page).toContain("Drafted for the plan");
  expect(page).toContain("Generate enterprise data");
  expect(page).not.toContain("<script");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("an unknown run is not found", async () => {
  const { token } = await bench.client("viewer");
  expect((await bench.get("/?run=run-of-nobody", { "x-api-key": token })).status).toBe(404);
});

test("the app's session opens the page and the API", async () => {
  const { ledger } = bench.server.context.platform;
  const { user_id } = await bench.client("viewer");
  const at = new Date();
  const expires_at = new Date(at.getTime() + 60_000).toISOString();
  const session = await ledger.transaction((transaction) =>
    createSession(transaction, { user_id, at: at.toISOString(), expires_at }),
  );
  const headers = { cookie: `lathe_session=${session}` };
  expect((await bench.get("/", headers)).status).toBe(200);
  expect(await (await bench.get("/ok", headers)).json()).toEqual({ ok: true });
});

test("a taken port is told with the setting that moves it", async () => {
  const { context } = bench.server;
  const settings = { ...context.settings, studioPort: Number(new URL(bench.address).port) };
  await expect(startStudio({ ...context, settings })).rejects.toMatchObject({
    code: "conflict",
    hint: expect.stringContaining("LATHE_STUDIO_PORT") as unknown,
  });
});
