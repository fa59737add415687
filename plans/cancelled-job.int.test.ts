import { afterAll, beforeAll, expect, test } from "vitest";
import type { Plan, StepDraft } from "#domain/plan.ts";
import { requestCancel, retryJob } from "#backends/jobs/job-rows.ts";
import { getPlan } from "#backends/ledger/plans.ts";
import { executeThroughMcp } from "#mcp-servers/execute-through-mcp.ts";
import { ada, openPromotionDesk, type PromotionDesk } from "#tests/open-promotion-desk.ts";
import { untilEnded } from "#tests/run-jobs.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";
import { advancePlan } from "./advance-plan.ts";
import { cancelPlan, retryStep } from "./change-plan.ts";
import { decideApproval } from "./decide-approval.ts";
import { draftPlan } from "./draft-plan.ts";
import { openPlanApproval, storePlan } from "./plan-transitions.ts";

const bugs: unknown[] = [];
let desk: PromotionDesk;

beforeAll(async () => {
  desk = await openPromotionDesk({ base: { share: 0.3 } }, bugs);
  const { local, platform } = desk;
  platform.models.register({
    ...local,
    name: "slow",
    list: async () => [],
    describe: async (address) => ({ ...(await local.describe(baseAddress)), address, digest: null }),
    async *chat(request) {
      if (isSlow) await untilStopped(request.signal);
      yield* local.chat({ ...request, model: baseAddress });
    },
  });
});

/** Answers nothing until its request is stopped, while set. */
let isSlow = true;

function untilStopped(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );
}
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

const args = { model: "slow/model", suite: "instruction-following" };
const steps: StepDraft[] = [
  { id: "step-1", tool: "start_evaluation", args },
  {
    id: "step-2",
    tool: "start_evaluation",
    args: { ...args, model: { $from: "step-1", field: "model" }, max_items: 3 },
  },
];

async function begin(drafts: StepDraft[]): Promise<{ plan: Plan; job: string }> {
  const plan = await draftPlan(desk.desk, { text: "t", understood: "u", steps: drafts, confidence: 1 }, ada);
  const approval = await desk.platform.ledger.transaction(async (transaction) => {
    await storePlan(transaction, plan, "chat");
    return (await openPlanApproval(transaction, desk.desk, plan, ada)).approval;
  });
  await decideApproval(desk.desk, approval.id, { decision: "approve", hash: approval.hash }, ada);
  await advance(plan.id);
  return { plan, job: (await stored(plan.id)).steps[0]?.job_id ?? "" };
}

const advance = (id: string, retried?: string) =>
  advancePlan(desk.desk, executeThroughMcp(desk.platform, String), id, {
    signal: AbortSignal.timeout(60_000),
    ...(retried === undefined ? {} : { retried }),
  });
const stored = async (id: string) => (await getPlan(desk.platform.ledger.db, id)) as Plan;
const cancel = (job: string) =>
  desk.platform.ledger.transaction((transaction) =>
    requestCancel(transaction, job, desk.platform.now().toISOString(), "Admin"),
  );

test("a cancelled job cancels its plan, saying who did it, and a retry of the step takes both up again", async () => {
  const { plan, job } = await begin(steps.slice(0, 1));
  await cancel(job);
  expect((await untilEnded(desk.platform, job)).state).toBe("cancelled");
  await advance(plan.id);
  const cancelled = await stored(plan.id);
  expect(cancelled.state).toBe("cancelled");
  expect(cancelled.steps[0]).toMatchObject({
    state: "failed",
    error: { code: "cancelled", message: "Cancelled by Admin" },
  });
  isSlow = false;
  await retryStep(desk.desk, plan.id, "step-1", ada);
  await advance(plan.id, "step-1");
  expect((await untilEnded(desk.platform, job)).state).toBe("succeeded");
  await advance(plan.id);
  expect((await stored(plan.id)).state).toBe("done");
});

test("a job of a plan that was cancelled shows on its step how it ended, and nothing more begins", async () => {
  isSlow = true;
  const { plan, job } = await begin(steps);
  await cancelPlan(desk.desk, plan.id, ada);
  await cancel(job);
  await untilEnded(desk.platform, job);
  await advance(plan.id);
  const { state, steps: after } = await stored(plan.id);
  expect(state).toBe("cancelled");
  expect(after.map((step) => step.state)).toEqual(["failed", "blocked"]);
});

test("a job that is retried forgets that it was cancelled", async () => {
  isSlow = true;
  const job = await desk.calls.start("start_evaluation", args);
  await cancel(job);
  expect(await untilEnded(desk.platform, job)).toMatchObject({ error: { code: "cancelled" } });
  isSlow = false;
  await desk.platform.ledger.transaction((transaction) =>
    retryJob(transaction, job, desk.platform.now().toISOString()),
  );
  const done = await untilEnded(desk.platform, job);
  expect(done.state).toBe("succeeded");
  expect(done.error).toBeUndefined();
});
