import { Failure } from "#domain/failure.ts";
import { plan as planSchema } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { openPlanApproval, storePlan } from "#plans/plan-transitions.ts";
import { draftFromText } from "#server/http/planning/draft-from-text.ts";
import { approveUrl } from "#server/http/writes/approve-url.ts";
import type { ServerContext } from "#server/server-context.ts";

/** A request as a plan that waits for its approval. Throws what refuses it, or what it leaves to be asked. */
export async function requestPlan(
  context: ServerContext,
  text: string,
  caller: Caller,
): Promise<{ text: string; result: Record<string, unknown> }> {
  const draft = await draftFromText(context, { text }, caller);
  if (draft.refusal !== undefined) {
    const { code, message, hint } = draft.refusal;
    throw new Failure(code, message, { hint });
  }
  const [question] = draft.questions;
  if (question !== undefined) {
    const options = question.options?.map((option) => option.value).join(", ");
    throw new Failure("invalid-input", `Something is missing: ${question.ask}`, {
      hint: `Say it in the request.${options === undefined ? "" : ` One of: ${options}.`}`,
    });
  }
  if (draft.steps.every((step) => step.effect === "reads")) {
    throw new Failure("invalid-input", "This request changes nothing, so there is nothing to approve", {
      hint: "ask_assistant answers it at once; or call the reading tools yourself.",
    });
  }
  const { plan, approval } = await context.platform.ledger.transaction(async (transaction) => {
    await storePlan(transaction, draft, "mcp");
    return openPlanApproval(transaction, context.desk, draft, caller);
  });
  const url = approveUrl(context.settings, approval.id);
  return {
    text: `${plan.understood} Waits for a person to approve it at ${url}`,
    result: {
      state: "needs-approval",
      plan_id: plan.id,
      approval_id: approval.id,
      approve_url: url,
      plan: planSchema.parse(plan),
    },
  };
}
