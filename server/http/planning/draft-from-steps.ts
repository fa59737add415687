import { Failure } from "#domain/failure.ts";
import type { Plan, StepDraft } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { draftPlan } from "#plans/draft-plan.ts";
import type { ServerContext } from "#server/server-context.ts";

/** A plan of steps that somebody wrote; it is said in the tools' own words. */
export async function draftFromSteps(
  context: ServerContext,
  { steps, thread_id }: { steps: readonly StepDraft[]; thread_id?: string },
  caller: Caller,
): Promise<Plan> {
  if (steps.length === 0)
    throw new Failure("invalid-input", "A plan needs at least one step", {
      hint: "GET /api/tools lists what a step can call.",
    });
  const request = {
    text: "",
    understood: "",
    steps,
    confidence: 1,
    ...(thread_id === undefined ? {} : { thread_id }),
  };
  const plan = await draftPlan(context.desk, request, caller);
  const words = plan.steps.map((step) => step.title).join(". ");
  return { ...plan, text: words, understood: words };
}
