import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { Failure, failureText } from "#domain/failure.ts";
import type { Plan } from "#domain/plan.ts";
import { cancelPlan, revisePlan, submitPlan } from "#plans/change-plan.ts";
import { draftPlan } from "#plans/draft-plan.ts";
import { openPlanApproval, storePlan } from "#plans/plan-transitions.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { getPlan, listPlans } from "#backends/ledger/plans.ts";
import type { AssistantDesk } from "./assistant-desk.ts";
import type { ConversationState } from "./conversation-state.ts";
import { emit } from "./emit.ts";
import { callerOf, runOf, threadOf } from "./turn-of.ts";

/** Ends a turn: a plan that waits for its approval, a question, a refusal, or the answer. Returns what was said. */
export async function conclude(
  desk: AssistantDesk,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<string> {
  const { understanding } = state;
  if (understanding?.kind === "cancel" || understanding?.kind === "go")
    return speakOfOpenPlan(desk, understanding.kind, config);
  if (understanding?.refusal !== undefined) {
    emit(config, { type: "data-refusal", id: `refusal-${runOf(config)}`, data: understanding.refusal });
    return say(config, failureText(understanding.refusal), true);
  }
  if (state.drafts.length > 0 || understanding?.kind === "clarify") return presentPlan(desk, state, config);
  // What a call's own card says already is not said again below it.
  const said = state.calls.map(({ summary, error }) => (error ? failureText(error) : (summary?.text ?? "")));
  return say(config, state.answer ?? "", state.answer === said.join("\n\n"));
}

async function presentPlan(
  desk: AssistantDesk,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<string> {
  const caller = callerOf(config);
  const { understanding } = state;
  const threadId = threadOf(config);
  const request = {
    text: state.messages.findLast((message) => message.getType() === "human")?.text ?? "",
    understood: understanding?.understood ?? "",
    steps: state.drafts.length > 0 ? state.drafts : (understanding?.steps ?? []),
    questions: understanding?.questions ?? [],
    confidence: understanding?.confidence ?? 0.5,
    assumed: understanding?.assumed ?? {},
    ...(threadId === undefined ? {} : { thread_id: threadId }),
  };
  try {
    const drafted = await draftPlan(desk.plans, request, caller);
    const plan = await storeOnce(desk, { ...drafted, id: `plan-${runOf(config)}` }, state, config);
    reachFaultPoint("plan-stored");
    const [question] = plan.questions;
    if (question !== undefined) {
      emit(config, { type: "data-question", id: question.id, data: { ...question, plan_id: plan.id } });
      return say(config, question.ask);
    }
    emit(config, { type: "data-plan", id: plan.id, data: plan });
    return say(config, "Nothing runs until you approve the plan.", true);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    emit(config, {
      type: "data-refusal",
      id: `refusal-${runOf(config)}`,
      data: {
        code: error.code,
        message: error.message,
        hint: error.hint ?? "Say it with other words, or change a detail.",
      },
    });
    return say(config, failureText(error), true);
  }
}

/** A node may run twice after a crash: the plan is stored once, by the run's own id. A correction revises the open plan. */
async function storeOnce(
  desk: AssistantDesk,
  plan: Plan,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<Plan> {
  const { ledger } = desk.plans.platform;
  const known = await getPlan(ledger.db, plan.id);
  if (known) return known;
  const caller = callerOf(config);
  const open = await openPlan(desk, config);
  if (open !== undefined && open.approved_revision === undefined && state.understanding?.revises === true) {
    const revised = await revisePlan(
      desk.plans,
      { plan_id: open.id, revision: open.revision, steps: plan.steps, understood: plan.understood },
      caller,
    );
    return revised.questions.length > 0
      ? revised
      : submitPlan(desk.plans, { plan_id: revised.id, revision: revised.revision }, caller);
  }
  return ledger.transaction(async (transaction) => {
    await storePlan(transaction, plan, threadOf(config) === undefined ? "studio" : "chat");
    if (plan.questions.length > 0 || plan.refusal !== undefined) return plan;
    return (await openPlanApproval(transaction, desk.plans, plan, caller)).plan;
  });
}

async function openPlan(desk: AssistantDesk, config: LangGraphRunnableConfig): Promise<Plan | undefined> {
  const threadId = threadOf(config);
  if (threadId === undefined) return undefined;
  const { items } = await listPlans(desk.plans.platform.ledger.db, { thread_id: threadId, limit: 5 });
  return items.find((plan) => plan.state === "proposed" || plan.state === "draft");
}

async function speakOfOpenPlan(
  desk: AssistantDesk,
  kind: "cancel" | "go",
  config: LangGraphRunnableConfig,
): Promise<string> {
  const open = await openPlan(desk, config);
  if (open === undefined)
    return say(
      config,
      kind === "go" ? "Nothing waits for an approval here." : "There is nothing open to discard.",
    );
  if (kind === "cancel") {
    await cancelPlan(desk.plans, open.id, callerOf(config));
    return say(config, "Discarded. Nothing of it ran.");
  }
  emit(config, { type: "data-plan", id: open.id, data: open });
  return say(
    config,
    "Words approve nothing here. Press “Approve and run” on the plan; it says exactly what will happen.",
  );
}

/** The text, sentence by sentence as it would be read; `isSilent` when a card says it already. */
function say(config: LangGraphRunnableConfig, text: string, isSilent = false): string {
  if (isSilent || text === "") return text;
  emit(config, { type: "text-start", id: "answer" });
  for (const piece of text.match(/[^.!?。！？\n]+[.!?。！？\n]*\s*|\n+/gu) ?? [text])
    emit(config, { type: "text-delta", id: "answer", delta: piece });
  emit(config, { type: "text-end", id: "answer" });
  return text;
}
