import { afterAll, beforeAll, expect, test } from "vitest";
import type { Approval } from "#domain/approval.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import { listAudit, verifyAudit } from "#backends/ledger/audit.ts";
import { getPlan } from "#backends/ledger/plans.ts";
import { getSlot } from "#backends/ledger/roster.ts";
import { updateUser } from "#backends/ledger/users.ts";
import { executeThroughMcp } from "#mcp-servers/execute-through-mcp.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { advancePlan } from "./advance-plan.ts";
import { cancelPlan, revisePlan, submitPlan } from "./change-plan.ts";
import { decideApproval } from "./decide-approval.ts";
import { draftPlan } from "./draft-plan.ts";
import { openPlanApproval, storePlan } from "./plan-transitions.ts";

const architect: Caller = { user_id: "ada", name: "Architect", role: "architect", kind: "person" };
const admin: Caller = { user_id: "root", name: "Admin", role: "admin", kind: "person" };
const tighten: StepDraft[] = [
  { id: "step-1", tool: "write_profile", args: { slot: "device-support", min_score: 0.4 } },
];

let opened: TestPlatform;
beforeAll(async () => {
  opened = await openTestPlatform({ withData: true });
});
afterAll(() => opened[Symbol.asyncDispose]());

async function propose(steps: StepDraft[], caller = architect): Promise<{ plan: Plan; approval: Approval }> {
  const plan = await draftPlan(
    opened.desk,
    { text: "t", understood: "Tighten the slot.", steps, confidence: 1 },
    caller,
  );
  return opened.platform.ledger.transaction(async (transaction) => {
    await storePlan(transaction, plan, "chat");
    return openPlanApproval(transaction, opened.desk, plan, caller);
  });
}

function advance(plan: Plan): Promise<void> {
  return advancePlan(opened.desk, executeThroughMcp(opened.platform, String), plan.id, {
    signal: AbortSignal.timeout(60_000),
  });
}

test("an approved plan runs through MCP, and its effect happens once however often it is advanced", async () => {
  const { plan, approval } = await propose(tighten);
  await advance(plan);
  expect((await getSlot(opened.platform.ledger.db, "device-support"))?.profile.min_score).toBeUndefined();
  await decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect);
  await Promise.all([advance(plan), advance(plan), advance(plan)]);
  const done = await getPlan(opened.platform.ledger.db, plan.id);
  expect(done?.state).toBe("done");
  expect((await getSlot(opened.platform.ledger.db, "device-support"))?.profile.min_score).toBe(0.4);
  const { items } = await listAudit(opened.platform.ledger.db, { limit: 100 });
  expect(items.filter((entry) => entry.action === "profile.changed")).toHaveLength(1);
  expect((await verifyAudit(opened.platform.ledger.db)).ok).toBe(true);
});

test("a decision with another hash, and a second decision, are conflicts that change nothing", async () => {
  const { plan, approval } = await propose(tighten);
  await expect(
    decideApproval(opened.desk, approval.id, { decision: "approve", hash: "0".repeat(64) }, architect),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await getPlan(opened.platform.ledger.db, plan.id))?.state).toBe("proposed");
  await decideApproval(opened.desk, approval.id, { decision: "reject", hash: approval.hash }, architect);
  await expect(
    decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await getPlan(opened.platform.ledger.db, plan.id))?.state).toBe("draft");
});

test("an edit is a new revision that voids the open approval and waits for its own", async () => {
  const { plan, approval } = await propose(tighten);
  const revised = await revisePlan(
    opened.desk,
    {
      plan_id: plan.id,
      revision: 1,
      steps: [{ id: "step-1", tool: "write_profile", args: { slot: "device-support", min_score: 0.5 } }],
    },
    architect,
  );
  expect(revised.revision).toBe(2);
  expect((await getApproval(opened.platform.ledger.db, approval.id))?.state).toBe("void");
  await expect(
    decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect),
  ).rejects.toMatchObject({ code: "conflict" });
  await expect(
    revisePlan(opened.desk, { plan_id: plan.id, revision: 1, steps: tighten }, architect),
  ).rejects.toMatchObject({ code: "conflict", detail: { revision: 2 } });
  const submitted = await submitPlan(opened.desk, { plan_id: plan.id, revision: 2 }, architect);
  expect(submitted.state).toBe("proposed");
});

test("a service token approves nothing, and a missing role approves nothing", async () => {
  const { approval } = await propose(tighten);
  const decision = { decision: "approve" as const, hash: approval.hash };
  await expect(
    decideApproval(opened.desk, approval.id, decision, { ...admin, kind: "service" }),
  ).rejects.toMatchObject({ code: "not-allowed" });
  await expect(
    decideApproval(opened.desk, approval.id, decision, { ...architect, user_id: "someone", role: "viewer" }),
  ).rejects.toMatchObject({ code: "not-allowed" });
});

test("authority is looked up at execution: an approver who has lost the role runs nothing", async () => {
  const { plan, approval } = await propose([
    { id: "step-1", tool: "write_profile", args: { slot: "mobile-assistant", min_score: 0.9 } },
  ]);
  await decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect);
  await opened.platform.ledger.transaction((transaction) =>
    updateUser(transaction, "ada", { role: "viewer" }),
  );
  await advance(plan);
  await opened.platform.ledger.transaction((transaction) =>
    updateUser(transaction, "ada", { role: "architect" }),
  );
  const failed = await getPlan(opened.platform.ledger.db, plan.id);
  expect(failed?.steps[0]).toMatchObject({ state: "failed", error: { code: "not-allowed" } });
  expect((await getSlot(opened.platform.ledger.db, "mobile-assistant"))?.profile.min_score).toBeUndefined();
});

test("a step that names a tool, an argument or a result that is not there is refused with the near match", async () => {
  const draft = (steps: StepDraft[]) =>
    draftPlan(opened.desk, { text: "t", understood: "u", steps, confidence: 1 }, architect);
  await expect(draft([{ id: "step-1", tool: "write_profil", args: {} }])).rejects.toMatchObject({
    code: "invalid-input",
    hint: expect.stringContaining("write_profile") as string,
  });
  await expect(
    draft([{ id: "step-1", tool: "write_profile", args: { slot: "device-support", min_score: 7 } }]),
  ).rejects.toMatchObject({ code: "invalid-input" });
  await expect(
    draft([
      { id: "step-1", tool: "list_models", args: {} },
      { id: "step-2", tool: "inspect_model", args: { model: { $from: "step-1", field: "nothing" } } },
    ]),
  ).rejects.toMatchObject({ code: "invalid-input" });
});

test("a look that stands after a change waits for it, and one that stands before does not", async () => {
  const look = (id: string): StepDraft => ({ id, tool: "read_slot", args: { slot: "device-support" } });
  const { plan } = await propose([look("step-0"), ...tighten, look("step-2")]);
  expect(plan.steps.map(({ id, needs }) => [id, needs])).toEqual([
    ["step-1", []],
    ["step-2", []],
    ["step-3", ["step-2"]],
  ]);
});

test("each step that runs is counted with its server and outcome", async () => {
  const { plan, approval } = await propose(tighten);
  await decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect);
  const counted: unknown[] = [];
  const execute = executeThroughMcp(opened.platform, String, (call) => counted.push(call));
  await advancePlan(opened.desk, execute, plan.id, { signal: AbortSignal.timeout(60_000) });
  expect(counted).toEqual([
    {
      server: "roster",
      tool: "write_profile",
      outcome: "done",
      isDeferred: false,
      seconds: expect.any(Number) as number,
    },
  ]);
});

test("a cancelled plan begins nothing more", async () => {
  const { plan, approval } = await propose(tighten);
  await cancelPlan(opened.desk, plan.id, architect);
  await expect(
    decideApproval(opened.desk, approval.id, { decision: "approve", hash: approval.hash }, architect),
  ).rejects.toMatchObject({ code: "conflict" });
  await advance(plan);
  expect((await getPlan(opened.platform.ledger.db, plan.id))?.steps[0]?.state).toBe("blocked");
});
