import { Failure, type FailureBody } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import type { Plan, Step } from "#domain/plan.ts";
import { roleAtLeast, type Caller } from "#domain/role.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { getJob, requestCancel, retryJob } from "#backends/jobs/job-rows.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { lockPlan, updatePlan } from "#backends/ledger/plans.ts";
import { getUser } from "#backends/ledger/users.ts";
import { announceEnd, announceStep } from "./announce.ts";
import { nextSteps, resolvedArguments } from "./next-steps.ts";
import { publishPlan, type PlanDesk } from "./plan-desk.ts";
import type { ToolOutcome } from "#tools/execute-tool.ts";
import type { ExecuteTool } from "./tool-caller.ts";

/**
 * The only executor of plans, with no model inside. Takes the steps whose inputs are there, checks role and approval now,
 * calls each tool with (plan, step) as its key, and stores the outcome. Safe to call again at any time: a step that was
 * cut off runs again under the same key, and its effect is not repeated.
 */
export async function advancePlan(
  desk: PlanDesk,
  execute: ExecuteTool,
  planId: string,
  options: { signal: AbortSignal; retried?: string },
): Promise<void> {
  for (;;) {
    const plan = await settle(desk, planId, options.retried);
    const step = plan?.steps.find((item) => item.state === "running" && item.job_id === undefined);
    if (plan === undefined || step === undefined || options.signal.aborted) return;
    reachFaultPoint("step-marked-running");
    const outcome = await runStep(desk, execute, plan, step, options.signal);
    if (options.signal.aborted) return;
    reachFaultPoint("effect-committed");
    await storeOutcome(desk, planId, step.id, outcome);
    reachFaultPoint("step-outcome-stored");
  }
}

/** Takes in ended jobs, skips and blocks, and marks what can run as running. Undefined when the plan does not run. */
async function settle(
  desk: PlanDesk,
  planId: string,
  retried: string | undefined,
): Promise<Plan | undefined> {
  return desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, planId);
    const at = desk.platform.now().toISOString();
    if (plan.state === "cancelled") return takeLastEnds(transaction, plan, at);
    if (plan.state !== "running" || plan.approved_revision !== plan.revision) return undefined;
    const withJobs: Step[] = [];
    for (const step of plan.steps)
      withJobs.push(await takeJobEnd(transaction, step, at, step.id === retried));
    const next = nextSteps({ steps: withJobs, state: plan.state });
    const steps = next.steps.map((step): Step =>
      next.ready.includes(step.id)
        ? { ...step, state: step.job_id === undefined ? "running" : step.state, started_at: at }
        : step,
    );
    const updated: Plan = { ...plan, steps, state: next.state, updated_at: at };
    if (JSON.stringify(updated.steps) === JSON.stringify(plan.steps) && updated.state === plan.state)
      return plan;
    await updatePlan(transaction, updated);
    await publishPlan(transaction, updated, at);
    for (const step of steps) {
      const before = plan.steps.find((item) => item.id === step.id);
      if (before?.state !== "done" && step.state === "done")
        await announceStep(transaction, desk, updated, step, at);
    }
    if (plan.state === "running" && updated.state !== "running")
      await announceEnd(transaction, desk, updated, at);
    return updated;
  });
}

/** What ran when its plan was cancelled shows how its job ended; nothing more of the plan begins. */
async function takeLastEnds(transaction: Transaction, plan: Plan, at: string): Promise<undefined> {
  const steps: Step[] = [];
  for (const step of plan.steps)
    steps.push(step.state === "running" ? await takeJobEnd(transaction, step, at, false) : step);
  if (JSON.stringify(steps) === JSON.stringify(plan.steps)) return;
  const updated = { ...plan, steps, updated_at: at };
  await updatePlan(transaction, updated);
  await publishPlan(transaction, updated, at);
}

/** A running step with a job follows that job; a retried one starts its job again and keeps it. */
async function takeJobEnd(
  transaction: Transaction,
  step: Step,
  at: string,
  isRetried: boolean,
): Promise<Step> {
  if (step.job_id === undefined || (step.state !== "running" && step.state !== "waiting")) return step;
  const job = await getJob(transaction, step.job_id);
  if (!job)
    return {
      ...step,
      state: "failed",
      error: { code: "not-found", message: `Job ${step.job_id} is gone` },
      finished_at: at,
    };
  if (isRetried && step.state === "waiting" && (job.state === "failed" || job.state === "cancelled")) {
    await retryJob(transaction, job.id, at);
    return { ...step, state: "running" };
  }
  if (job.state === "succeeded") return { ...step, state: "done", result: job.result, finished_at: at };
  if (job.state !== "failed" && job.state !== "cancelled") return { ...step, state: "running" };
  return { ...step, state: "failed", error: errorOf(job), finished_at: at };
}

function errorOf({ state, error }: Job): NonNullable<Step["error"]> {
  if (state === "cancelled" && error?.code !== "cancelled")
    return { code: "cancelled", message: "Cancelled" };
  return error === undefined ? { code: "internal", message: "No reason was stored" } : toStepError(error);
}

function toStepError({ code, message, hint, detail }: FailureBody): NonNullable<Step["error"]> {
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
  };
}

type Outcome = ToolOutcome | { state: "failed"; failure: Failure };

async function runStep(
  desk: PlanDesk,
  execute: ExecuteTool,
  plan: Plan,
  step: Step,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const caller = await authority(desk, plan, step);
    const origin = {
      plan_id: plan.id,
      step_id: step.id,
      ...(plan.thread_id === undefined ? {} : { thread_id: plan.thread_id }),
    };
    return await execute({
      tool: step.tool,
      args: resolvedArguments(step, plan.steps),
      caller,
      origin,
      signal,
    });
  } catch (error) {
    if (error instanceof Failure) return { state: "failed", failure: error };
    throw error;
  }
}

/** Who the step runs for: the plan's requester by name, with the role that its approver holds now. */
async function authority(desk: PlanDesk, plan: Plan, step: Step): Promise<Caller> {
  const db = desk.platform.ledger.db;
  const approval = plan.approval_id === undefined ? undefined : await getApproval(db, plan.approval_id);
  if (approval?.state !== "consumed" || approval.decided_by === undefined) {
    throw new Failure("not-allowed", "This plan has no valid approval", {
      hint: "Submit it again and have it approved.",
    });
  }
  const approver = await getUser(db, approval.decided_by);
  const requester = await getUser(db, plan.requester);
  const tool = desk.tools.find((item) => item.name === step.tool);
  if (step.effect === "destroys") {
    throw new Failure("not-allowed", `${step.tool} destroys, and a plan's approval does not cover that`, {
      hint: "Ask for it on its own.",
    });
  }
  if (
    approver === undefined ||
    requester === undefined ||
    approver.disabled ||
    tool === undefined ||
    !roleAtLeast(approver.role, tool.role)
  ) {
    throw new Failure("not-allowed", `Who approved this plan may no longer run ${step.tool}`, {
      hint: "Have someone with the role approve it again.",
    });
  }
  return { user_id: requester.id, name: requester.name, role: approver.role, kind: "person" };
}

async function storeOutcome(desk: PlanDesk, planId: string, stepId: string, outcome: Outcome): Promise<void> {
  await desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, planId);
    const at = desk.platform.now().toISOString();
    const steps = plan.steps.map((step) => (step.id === stepId ? withOutcome(step, outcome, at) : step));
    const updated = { ...plan, steps, updated_at: at };
    await updatePlan(transaction, updated);
    await publishPlan(transaction, updated, at);
    // Cancelled between the step's call and here: the job that it has just begun ends too.
    if (plan.state === "cancelled" && outcome.state === "started")
      await requestCancel(transaction, outcome.job_id, at);
    const step = steps.find((item) => item.id === stepId);
    if (step !== undefined && (step.state === "done" || step.job_id !== undefined))
      await announceStep(transaction, desk, updated, step, at);
  });
}

function withOutcome(step: Step, outcome: Outcome, at: string): Step {
  if (outcome.state === "started") return { ...step, job_id: outcome.job_id };
  if (outcome.state === "done") {
    const approval = outcome.result["approval_id"];
    return {
      ...step,
      state: "done",
      result: outcome.result,
      finished_at: at,
      ...(typeof approval === "string" ? { approval_id: approval } : {}),
    };
  }
  return { ...step, state: "failed", error: toStepError(outcome.failure.toBody()), finished_at: at };
}
