import type { Plan, Question, StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { lockPlan, updatePlan } from "#backends/ledger/plans.ts";
import { revisePlan } from "#plans/change-plan.ts";
import { publishPlan, type PlanDesk } from "#plans/plan-desk.ts";

/**
 * Revises a plan and keeps what is still to be asked: the questions that the new steps leave, and of `open` those whose
 * field has no value yet.
 */
export async function reviseWithQuestions(
  desk: PlanDesk,
  change: { plan: Plan; revision: number; steps: readonly StepDraft[]; open: readonly Question[] },
  caller: Caller,
): Promise<Plan> {
  const { plan, revision, steps, open } = change;
  const revised = await revisePlan(desk, { plan_id: plan.id, revision, steps }, caller);
  const asked = new Set(revised.questions.map((question) => question.field));
  const kept = open.filter((question) => !asked.has(question.field) && !isFilled(revised, question.field));
  if (kept.length === 0) return revised;
  return desk.platform.ledger.transaction(async (transaction) => {
    const held = await lockPlan(transaction, plan.id);
    if (held.revision !== revised.revision) return held;
    const at = desk.platform.now().toISOString();
    const asking = { ...held, questions: [...held.questions, ...kept] };
    await updatePlan(transaction, asking);
    await publishPlan(transaction, asking, at);
    return asking;
  });
}

function isFilled(plan: Plan, field: string): boolean {
  const [id, argument = ""] = field.split(".");
  return plan.steps.find((step) => step.id === id)?.args[argument] !== undefined;
}
