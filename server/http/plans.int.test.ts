import { afterAll, beforeAll, expect, test } from "vitest";
import type { Approval } from "#domain/approval.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { ThreadWithMessages } from "#domain/thread.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import type { Understanding } from "#graphs/understanding/understanding.ts";
import { executeThroughMcp } from "#mcp-servers/execute-through-mcp.ts";
import { advancePlan } from "#plans/advance-plan.ts";
import { openTestServer, type CallOptions, type TestServer } from "./test-server.ts";

const evaluate: StepDraft = {
  id: "step-1",
  tool: "start_evaluation",
  args: { model: "local/echo", suite: "instruction-following" },
};
const understood = { understood: "As asked.", confidence: 0.9, assumed: {}, questions: [], steps: [] };

const scripts: Record<string, Understanding> = {
  evaluate: { ...understood, kind: "act", steps: [evaluate] },
  forbidden: {
    ...understood,
    kind: "refuse",
    refusal: { code: "not-allowed", message: "No words approve.", hint: "Press the button." },
  },
  impossible: {
    ...understood,
    kind: "act",
    steps: [{ ...evaluate, args: { ...evaluate.args, max_items: -1 } }],
  },
  "which model": {
    ...understood,
    kind: "clarify",
    steps: [{ ...evaluate, args: { suite: "instruction-following" } }],
    questions: [{ field: "step-1.model", ask: "Which model?" }],
  },
  "how many": {
    ...understood,
    kind: "clarify",
    steps: [{ id: "step-1", tool: "list_models", args: {} }],
    questions: [{ field: "step-1.state", ask: "Ready ones, or all?" }],
  },
};

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({
    understand: async (text) => scripts[text] ?? { ...understood, kind: "ask" },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

async function ask<Answer>(
  path: string,
  options?: CallOptions,
): Promise<{ status: number; body: Answer & { error?: Record<string, unknown> } }> {
  const response = await server.call(path, options);
  return {
    status: response.status,
    body: (await response.json()) as Answer & { error?: Record<string, unknown> },
  };
}

async function draft(body: unknown = { steps: [evaluate] }, token?: string): Promise<Plan> {
  const { status, body: plan } = await ask<Plan>("/api/plans", {
    body,
    ...(token === undefined ? {} : { token }),
  });
  expect(plan.error).toBeUndefined();
  expect(status).toBe(201);
  return plan;
}

async function submit(plan: Plan): Promise<Approval> {
  const { body } = await ask<Plan>(`/api/plans/${plan.id}/submit`, { body: { revision: plan.revision } });
  return (await ask<Approval>(`/api/approvals/${body.approval_id}`)).body;
}

test("a sentence becomes a stored draft, and nothing runs", async () => {
  const plan = await draft({ text: "evaluate" });
  expect(plan).toMatchObject({
    state: "draft",
    revision: 1,
    steps: [{ tool: "start_evaluation", specialist: "evaluation", approval: "confirm", state: "waiting" }],
  });
  expect((await ask<Plan>(`/api/plans/${plan.id}`)).body).toMatchObject(plan);
  expect((await ask<{ items: unknown[] }>("/api/jobs")).body.items).toEqual([]);
});

test("what is refused, impossible or missing stands in the plan", async () => {
  expect(await draft({ text: "forbidden" })).toMatchObject({
    steps: [],
    refusal: { code: "not-allowed", message: "No words approve." },
  });
  expect(await draft({ text: "impossible" })).toMatchObject({
    steps: [],
    refusal: { code: "invalid-input" },
  });
  expect(await draft({ text: "which model" })).toMatchObject({ questions: [{ field: "step-1.model" }] });
});

test("steps that fit no tool are refused by name", async () => {
  const wrong = (step: object) => ask("/api/plans", { body: { steps: [{ ...evaluate, ...step }] } });
  expect(await wrong({ tool: "start_evaluaton" })).toMatchObject({
    status: 400,
    body: { error: { hint: expect.stringContaining("start_evaluation") } },
  });
  expect(await wrong({ args: { model: 7, suite: "x" } })).toMatchObject({
    status: 400,
    body: { error: { detail: { argument: "model" } } },
  });
  expect(await ask("/api/plans", { body: { steps: [] } })).toMatchObject({ status: 400 });
});

test("a stale revision is a conflict that names the present one", async () => {
  const plan = await draft();
  const steps = [{ ...evaluate, args: { ...evaluate.args, max_items: 5 } }];
  const changed = await ask<Plan>(`/api/plans/${plan.id}`, { method: "PATCH", body: { revision: 1, steps } });
  expect(changed.body).toMatchObject({ revision: 2, steps: [{ args: { max_items: 5 } }] });
  const stale = { status: 409, body: { error: { code: "conflict", detail: { revision: 2 } } } };
  expect(await ask(`/api/plans/${plan.id}`, { method: "PATCH", body: { revision: 1, steps } })).toMatchObject(
    stale,
  );
  expect(await ask(`/api/plans/${plan.id}/submit`, { body: { revision: 1 } })).toMatchObject(stale);
});

test("an approval takes its own hash, one decision, and only a person's", async () => {
  const approval = await submit(await draft());
  const decide = (body: object, token?: string) =>
    ask<Approval>(`/api/approvals/${approval.id}/decision`, {
      body,
      ...(token === undefined ? {} : { token }),
    });
  const service = await server.addCaller("admin", "service");
  expect(await decide({ decision: "approve", hash: approval.hash }, service.token)).toMatchObject({
    status: 403,
    body: { error: { code: "not-allowed" } },
  });
  expect(await decide({ decision: "approve", hash: "another" })).toMatchObject({
    status: 409,
    body: { error: { detail: { hash: approval.hash } } },
  });
  expect(await decide({ decision: "maybe", hash: approval.hash })).toMatchObject({ status: 400 });
  expect(await decide({ decision: "approve", hash: approval.hash })).toMatchObject({
    status: 200,
    body: { state: "consumed" },
  });
  expect(await decide({ decision: "approve", hash: approval.hash })).toMatchObject({
    status: 409,
    body: { error: { detail: { state: "consumed" } } },
  });
  expect(await ask<Plan>(`/api/plans/${approval.plan_id}`)).toMatchObject({
    body: { state: "running", approved_revision: 1 },
  });
  const viewer = await server.addCaller("viewer");
  const other = await submit(await draft());
  const refused = await ask(`/api/approvals/${other.id}/decision`, {
    body: { decision: "approve", hash: other.hash },
    token: viewer.token,
  });
  expect(refused).toMatchObject({ status: 403 });
});

test("a cancelled plan stops the job that it began", async () => {
  const { platform, desk, onBug } = server.context;
  const approval = await submit(await draft());
  await ask(`/api/approvals/${approval.id}/decision`, { body: { decision: "approve", hash: approval.hash } });
  const planId = approval.plan_id ?? "";
  await advancePlan(desk, executeThroughMcp(platform, onBug), planId, {
    signal: new AbortController().signal,
  });
  const running = (await ask<Plan>(`/api/plans/${planId}`)).body;
  const jobId = running.steps[0]?.job_id ?? "";
  expect(running.steps[0]).toMatchObject({ state: "running" });
  expect(await ask(`/api/plans/${planId}/cancel`, { body: {} })).toMatchObject({
    body: { state: "cancelled" },
  });
  expect(await getJob(platform.ledger.db, jobId)).toMatchObject({ cancel_requested: true });
  expect(await ask(`/api/plans/${planId}/cancel`, { body: {} })).toMatchObject({ status: 409 });
});

test("an answer fills its field once, and the plan then waits in its conversation", async () => {
  const thread = (await ask<{ id: string }>("/api/threads", { body: {} })).body;
  const plan = await draft({ text: "which model", thread_id: thread.id });
  const path = `/api/questions/${plan.questions[0]?.id}/answer`;
  expect(await ask(path, { body: { value: "" } })).toMatchObject({ status: 400 });
  const answered = await ask<Plan>(path, { body: { value: "local/echo" } });
  expect(answered.body).toMatchObject({
    state: "proposed",
    revision: 2,
    questions: [],
    steps: [{ args: { model: "local/echo" } }],
  });
  expect(await ask(path, { body: { value: "local/broken" } })).toMatchObject({
    status: 409,
    body: { error: { detail: { answer: "local/echo" } } },
  });
  const { messages } = (await ask<ThreadWithMessages>(`/api/threads/${thread.id}`)).body;
  expect(messages.at(-1)).toMatchObject({
    role: "assistant",
    parts: [{ type: "data-plan", data: { id: plan.id, state: "proposed" } }],
  });
  expect(await ask("/api/questions/none/answer", { body: { value: "x" } })).toMatchObject({ status: 404 });
});

test("a plan that only reads runs as soon as its question is answered", async () => {
  const plan = await draft({ text: "how many" });
  const { body } = await ask<Plan>(`/api/questions/${plan.questions[0]?.id}/answer`, {
    body: { value: "ready" },
  });
  expect(body.error).toBeUndefined();
  expect(body).toMatchObject({ state: "running", steps: [{ args: { state: "ready" } }] });
});

test("somebody else's plan is changed only by those who may train", async () => {
  const plan = await draft();
  const viewer = await server.addCaller("evaluator");
  expect(await ask(`/api/plans/${plan.id}/cancel`, { body: {}, token: viewer.token })).toMatchObject({
    status: 403,
  });
});
