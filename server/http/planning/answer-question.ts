import { Failure } from "#domain/failure.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import {
  answerQuestion as storeAnswer,
  getQuestion,
  type StoredQuestion,
} from "#backends/ledger/questions.ts";
import { requirePlan, submitPlan } from "#plans/change-plan.ts";
import { decideApproval } from "#plans/decide-approval.ts";
import { publish, type PlanDesk } from "#plans/plan-desk.ts";
import { reviseWithQuestions } from "./revise-with-questions.ts";
import { sayInThread } from "./say-in-thread.ts";
import { valueForField } from "./value-for-field.ts";

/**
 * Fills the plan's field with the answer. When nothing more is missing its approval opens, in the conversation; a plan that
 * only reads has nothing to approve and runs. Throws `conflict` for a second answer, `invalid-input` for one that does not fit.
 */
export async function answerQuestion(
  desk: PlanDesk,
  id: string,
  value: string | number | boolean,
  caller: Caller,
): Promise<Plan> {
  const question = await requireOpen(desk, id);
  const plan = await requirePlan(desk, question.plan_id);
  const steps = fillField(desk, plan, question.field, value);
  const open = plan.questions.filter((item) => item.id !== id && item.field !== question.field);
  const revised = await reviseWithQuestions(desk, { plan, revision: plan.revision, steps, open }, caller);
  await keepAnswer(desk, plan, question, String(value));
  const [next] = revised.questions;
  if (next !== undefined) {
    await sayInThread(desk, plan.thread_id, [
      { type: "text", text: next.ask },
      { type: "data-question", id: next.id },
    ]);
    return revised;
  }
  const submitted = await submitPlan(desk, { plan_id: plan.id, revision: revised.revision }, caller);
  await sayInThread(desk, plan.thread_id, [{ type: "data-plan", id: plan.id }]);
  return revised.steps.every((step) => step.effect === "reads")
    ? startReading(desk, submitted, caller)
    : submitted;
}

async function requireOpen(desk: PlanDesk, id: string): Promise<StoredQuestion> {
  const question = await getQuestion(desk.platform.ledger.db, id);
  if (question === undefined)
    throw new Failure("not-found", `There is no question "${id}"`, {
      hint: "A plan's open questions stand in GET /api/plans/:id.",
    });
  if (question.answer !== undefined)
    throw new Failure("conflict", "This question is answered already", {
      hint: "Edit the plan to change the value.",
      detail: { answer: question.answer },
    });
  return question;
}

function fillField(desk: PlanDesk, plan: Plan, field: string, value: string | number | boolean): StepDraft[] {
  const [stepId, argument = ""] = field.split(".");
  return plan.steps.map(({ id, tool, args, when }) => ({
    id,
    tool,
    args: id === stepId ? { ...args, [argument]: valueForField(desk, tool, argument, value) } : args,
    ...(when === undefined ? {} : { when }),
  }));
}

async function keepAnswer(
  desk: PlanDesk,
  plan: Plan,
  question: StoredQuestion,
  answer: string,
): Promise<void> {
  await desk.platform.ledger.transaction(async (transaction) => {
    const at = desk.platform.now().toISOString();
    const stored = await storeAnswer(transaction, question.id, answer, at);
    if (plan.thread_id === undefined) return;
    const data = { ...stored, answered: answer };
    await publish(transaction, plan.thread_id, { type: "data-question", id: question.id, data }, at);
  });
}

/** Who answers a question about reading has said all that is needed; the approval is theirs, and the audit says so. */
async function startReading(desk: PlanDesk, plan: Plan, caller: Caller): Promise<Plan> {
  const approval = await getApproval(desk.platform.ledger.db, plan.approval_id ?? "");
  if (approval === undefined || caller.kind !== "person") return plan;
  await decideApproval(desk, approval.id, { decision: "approve", hash: approval.hash }, caller);
  return requirePlan(desk, plan.id);
}
