import { Failure } from "#domain/failure.ts";
import { hashedContent, type Plan, type Step, type StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { voidApprovals } from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { enqueue } from "#backends/ledger/outbox.ts";
import { getPlan, lockPlan, updatePlan } from "#backends/ledger/plans.ts";
import { insertQuestion } from "#backends/ledger/questions.ts";
import { draftPlan } from "./draft-plan.ts";
import { publishPlan, type PlanDesk } from "./plan-desk.ts";
import { openPlanApproval, storeRevision } from "./plan-transitions.ts";

const ended = ["done", "cancelled"];

/**
 * Replaces the steps that have not begun; those begun stay as they are. The change is revision n+1, voids the open
 * approval and waits for a new one. Throws `conflict` for a stale revision.
 */
export async function revisePlan(
  desk: PlanDesk,
  change: { plan_id: string; revision: number; steps: readonly StepDraft[]; understood?: string },
  caller: Caller,
): Promise<Plan> {
  const before = await requirePlan(desk, change.plan_id);
  const begun = before.steps.filter((step) => step.state !== "waiting" && step.state !== "blocked");
  const kept = new Set(begun.map((step) => step.id));
  for (const step of begun) {
    const edited = change.steps.find((item) => item.id === step.id);
    if (
      edited !== undefined &&
      canonicalHash(hashedContent([edited])) !== canonicalHash(hashedContent([step]))
    ) {
      throw new Failure("conflict", `${step.id} has begun and cannot be changed`, {
        hint: "Change the steps that still wait.",
      });
    }
  }
  const drafts = [...begun, ...change.steps.filter((step) => !kept.has(step.id))].map(
    ({ id, tool, args, when }) => ({ id, tool, args, ...(when === undefined ? {} : { when }) }),
  );
  const redrawn = await draftPlan(
    desk,
    {
      text: before.text,
      understood: change.understood ?? before.understood,
      steps: drafts,
      confidence: 1,
      assumed: assumedOf(before),
    },
    caller,
  );
  const steps = redrawn.steps.map((step): Step => begun.find((item) => item.id === step.id) ?? step);
  return desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, change.plan_id);
    if (plan.revision !== change.revision) throw stale(plan);
    if (ended.includes(plan.state))
      throw new Failure("conflict", `This plan is ${plan.state}`, { hint: "Ask again for a new one." });
    const at = desk.platform.now().toISOString();
    await voidApprovals(transaction, plan.id, at);
    const { approval_id: _old, ...rest } = plan;
    const revised: Plan = {
      ...rest,
      revision: plan.revision + 1,
      state: plan.state === "running" ? "running" : "draft",
      steps,
      questions: redrawn.questions,
      hash: canonicalHash(hashedContent(steps)),
      understood: redrawn.understood,
      updated_at: at,
    };
    await updatePlan(transaction, revised);
    await storeRevision(transaction, revised, caller.user_id);
    for (const question of revised.questions) await insertQuestion(transaction, revised.id, question, at);
    await appendAudit(
      transaction,
      {
        actor: caller.user_id,
        action: "plan.revised",
        subject: plan.id,
        detail: { revision: revised.revision, hash: revised.hash },
      },
      at,
    );
    await publishPlan(transaction, revised, at);
    return revised;
  });
}

/** Opens the approval of the present revision. Throws `conflict` for a stale revision. */
export async function submitPlan(
  desk: PlanDesk,
  submitted: { plan_id: string; revision: number },
  caller: Caller,
): Promise<Plan> {
  return desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, submitted.plan_id);
    if (plan.revision !== submitted.revision) throw stale(plan);
    if (ended.includes(plan.state))
      throw new Failure("conflict", `This plan is ${plan.state}`, { hint: "Ask again for a new one." });
    if (plan.approved_revision === plan.revision)
      throw new Failure("conflict", "This revision is approved already", {
        hint: "Its steps show how far it is.",
      });
    return (await openPlanApproval(transaction, desk, plan, caller)).plan;
  });
}

/** Nothing more of the plan begins; a job of it that runs is asked to stop by whoever cancels it. */
export async function cancelPlan(desk: PlanDesk, planId: string, caller: Caller): Promise<Plan> {
  return desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, planId);
    if (ended.includes(plan.state)) throw new Failure("conflict", `This plan is ${plan.state} already`);
    const at = desk.platform.now().toISOString();
    await voidApprovals(transaction, plan.id, at);
    const cancelled: Plan = {
      ...plan,
      state: "cancelled",
      steps: plan.steps.map((step) => (step.state === "waiting" ? { ...step, state: "blocked" } : step)),
      updated_at: at,
    };
    await updatePlan(transaction, cancelled);
    await appendAudit(
      transaction,
      {
        actor: caller.user_id,
        action: "plan.cancelled",
        subject: plan.id,
        detail: { revision: plan.revision },
      },
      at,
    );
    await publishPlan(transaction, cancelled, at);
    return cancelled;
  });
}

/** Lets a failed step try again, and what it blocked with it; needs no new approval, for nothing of it has changed. */
export async function retryStep(
  desk: PlanDesk,
  planId: string,
  stepId: string,
  caller: Caller,
): Promise<Plan> {
  return desk.platform.ledger.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, planId);
    const failed = plan.steps.find((step) => step.id === stepId);
    if (failed?.state !== "failed")
      throw new Failure("conflict", `${stepId} has not failed`, {
        hint: "Only a failed step can be retried.",
      });
    const at = desk.platform.now().toISOString();
    const steps = plan.steps.map((step): Step => {
      if (step.id !== stepId && step.state !== "blocked") return step;
      const { error: _error, finished_at: _finished, job_id, ...rest } = step;
      return { ...rest, state: "waiting", ...(step.id === stepId && job_id !== undefined ? { job_id } : {}) };
    });
    const running: Plan = { ...plan, state: "running", steps, updated_at: at };
    await updatePlan(transaction, running);
    await appendAudit(
      transaction,
      { actor: caller.user_id, action: "plan.step-retried", subject: plan.id, detail: { step: stepId } },
      at,
    );
    await enqueue(transaction, "advance", plan.id, { plan_id: plan.id, retried: stepId }, at);
    await publishPlan(transaction, running, at);
    return running;
  });
}

export async function requirePlan(desk: PlanDesk, id: string): Promise<Plan> {
  const plan = await getPlan(desk.platform.ledger.db, id);
  if (plan) return plan;
  throw new Failure("not-found", `There is no plan "${id}"`, {
    hint: "Open plans stand in the conversation that asked for them.",
  });
}

function stale(plan: Plan): Failure {
  return new Failure("conflict", `The plan has changed: it is at revision ${plan.revision} now`, {
    hint: "Read it again, and change or submit that revision.",
    detail: { revision: plan.revision, hash: plan.hash },
  });
}

function assumedOf(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.steps.flatMap((step) =>
      Object.entries(step.assumed ?? {}).map(([argument, reason]) => [`${step.id}.${argument}`, reason]),
    ),
  );
}
