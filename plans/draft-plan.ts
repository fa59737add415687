import type { Plan, Question, Refusal, StepDraft } from "#domain/plan.ts";
import { hashedContent } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import { checkSteps } from "./check-steps.ts";
import { completeSteps } from "./complete-steps.ts";
import type { PlanDesk } from "./plan-desk.ts";
import { questionsFor } from "./questions-for.ts";

export type PlanRequest = {
  text: string;
  understood: string;
  steps: readonly StepDraft[];
  questions?: Omit<Question, "id">[];
  refusal?: Refusal;
  confidence: number;
  assumed?: Record<string, string>;
  thread_id?: string;
};

/** A plan as it would be, completed and checked; nothing is stored. Throws `invalid-input` when a step cannot be. */
export async function draftPlan(desk: PlanDesk, request: PlanRequest, caller: Caller): Promise<Plan> {
  const slots = await listSlots(desk.platform.ledger.db);
  const context = { platform: desk.platform, tools: desk.tools, specialistOf: desk.specialistOf, slots };
  const completed = await completeSteps(request.steps, context);
  const asked = request.questions ?? [];
  const missing = completed.missing.filter(
    (item) => !asked.some((question) => question.field === `${item.step}.${item.argument}`),
  );
  const questions = [
    ...asked,
    ...(await questionsFor(missing.slice(0, Math.max(0, 1 - asked.length)), context)),
  ];
  const isComplete = completed.missing.length === 0 && asked.length === 0;
  const assumed = { ...request.assumed, ...completed.assumed };
  const steps = isComplete
    ? await checkSteps(completed.steps, assumed, context, caller)
    : sketchSteps(completed.steps, desk);
  const at = desk.platform.now().toISOString();
  return {
    id: desk.platform.newId("plan"),
    ...(request.thread_id === undefined ? {} : { thread_id: request.thread_id }),
    requester: caller.user_id,
    text: request.text,
    revision: 1,
    state: "draft",
    hash: canonicalHash(hashedContent(steps)),
    understood: asSentence(request.understood),
    steps,
    questions: questions.map((question) => ({ ...question, id: desk.platform.newId("question") })),
    ...(request.refusal === undefined ? {} : { refusal: request.refusal }),
    confidence: request.confidence,
    created_at: at,
    updated_at: at,
  };
}

/** Steps whose arguments are still asked for: shown, not checked, and not to be submitted. */
function sketchSteps(drafts: readonly StepDraft[], desk: PlanDesk): Plan["steps"] {
  return drafts.flatMap((draft) => {
    const tool = desk.tools.find((item) => item.name === draft.tool);
    if (tool === undefined) return [];
    return [
      {
        ...draft,
        specialist: desk.specialistOf(tool),
        title: tool.title,
        effect: tool.effect,
        needs: [],
        estimate: {},
        approval:
          tool.effect === "reads"
            ? ("none" as const)
            : tool.effect === "writes"
              ? ("confirm" as const)
              : ("admin" as const),
        state: "waiting" as const,
      },
    ];
  });
}

function asSentence(text: string): string {
  return text === "" || /[.!?。！？]$/u.test(text) ? text : `${text}.`;
}
