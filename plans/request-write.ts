import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { roleAtLeast } from "#domain/role.ts";
import { findOpenPlan } from "#backends/ledger/plans.ts";
import type { Tool } from "#tools/define-tool.ts";
import { draftPlan } from "./draft-plan.ts";
import type { PlanDesk } from "./plan-desk.ts";
import { openPlanApproval, storePlan } from "./plan-transitions.ts";

export type WaitingWrite = { state: "needs-approval"; plan_id: string; approval_id: string };

/**
 * A write that came from outside the conversation (MCP, a service token) as a completed plan that waits for a person. An
 * identical call while it is open returns the same plan. Throws `invalid-input` when something essential is missing.
 */
export async function requestWrite(
  desk: PlanDesk,
  tool: Tool,
  args: Record<string, unknown>,
  caller: Caller,
  origin: string,
): Promise<WaitingWrite> {
  if (!roleAtLeast(caller.role, tool.role)) {
    throw new Failure("not-allowed", `${tool.name} needs the role ${tool.role}; yours is ${caller.role}`, {
      hint: `Ask someone who has the role ${tool.role}.`,
    });
  }
  const steps = [{ id: "step-1", tool: tool.name, args }];
  const plan = await draftPlan(
    desk,
    { text: tool.phrase(args), understood: tool.phrase(args), steps, confidence: 1 },
    caller,
  );
  const [question] = plan.questions;
  if (question !== undefined) {
    throw new Failure("invalid-input", `${tool.name} needs more: ${question.ask}`, {
      hint:
        question.options === undefined
          ? `Give ${question.field.split(".")[1]}.`
          : `One of: ${question.options.map((option) => option.value).join(", ")}.`,
    });
  }
  return desk.platform.ledger.transaction(async (transaction) => {
    const open = await findOpenPlan(transaction, { requester: caller.user_id, origin, hash: plan.hash });
    if (open?.approval_id !== undefined)
      return { state: "needs-approval", plan_id: open.id, approval_id: open.approval_id };
    await storePlan(transaction, plan, origin);
    const { approval } = await openPlanApproval(transaction, desk, plan, caller);
    return { state: "needs-approval", plan_id: plan.id, approval_id: approval.id };
  });
}
