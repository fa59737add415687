import { Failure } from "#domain/failure.ts";
import type { Plan } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { draftPlan, type PlanRequest } from "#plans/draft-plan.ts";
import { earlierTurns } from "#server/runs/earlier-turns.ts";
import type { ServerContext } from "#server/server-context.ts";

/** What a sentence would do, as a plan that nothing has stored: its steps, the question it leaves, or why not. */
export async function draftFromText(
  context: ServerContext,
  { text, thread_id }: { text: string; thread_id?: string },
  caller: Caller,
): Promise<Plan> {
  const [entities, earlier] = await Promise.all([
    context.assistant.entities(),
    thread_id === undefined ? [] : earlierTurns(context.platform.ledger.db, thread_id),
  ]);
  const understanding = await context.understand(text, earlier, entities);
  const { refusal, understood, confidence } = understanding;
  const common = { text, understood, confidence, ...(thread_id === undefined ? {} : { thread_id }) };
  const refused = (why: NonNullable<PlanRequest["refusal"]>) =>
    draftPlan(context.desk, { ...common, steps: [], refusal: why }, caller);
  if (refusal !== undefined) return refused(refusal);
  try {
    const { steps, questions, assumed } = understanding;
    return await draftPlan(context.desk, { ...common, steps, questions, assumed }, caller);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint = "Say it with other words, or change a detail." } = error;
    return refused({ code, message, hint });
  }
}
