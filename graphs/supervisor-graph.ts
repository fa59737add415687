import { AIMessage } from "@langchain/core/messages";
import { Command, END, START, StateGraph, type LangGraphRunnableConfig } from "@langchain/langgraph";
import { specialists } from "#agents/specialists.ts";
import type { AssistantDesk } from "./assistant-desk.ts";
import { conclude } from "./conclude.ts";
import { conversationState, type ConversationState } from "./conversation-state.ts";
import { specialistGraph } from "./specialist-graph.ts";
import { turnOf } from "./turn-of.ts";

/** Hands a request to one specialist after another, then turns what they drafted into a plan and what they found into an answer. */
export function supervisorGraph(desk: AssistantDesk) {
  const names = specialists.map((specialist) => specialist.name);
  const graph = new StateGraph(conversationState)
    .addNode(
      "supervisor",
      (state: ConversationState, config: LangGraphRunnableConfig) => supervise(desk, state, config),
      { ends: [...names, "conclude"] },
    )
    .addNode("conclude", (state: ConversationState, config: LangGraphRunnableConfig) =>
      finish(desk, state, config),
    )
    .addEdge(START, "supervisor")
    .addEdge("conclude", END);
  // The names are data, so the builder cannot know them as types.
  const open = graph as unknown as {
    addNode(name: string, node: unknown): typeof open;
    addEdge(from: string, to: string): typeof open;
  };
  for (const specialist of specialists) {
    open.addNode(specialist.name, specialistGraph(desk, specialist)).addEdge(specialist.name, "supervisor");
  }
  return graph.compile({
    name: "supervisor",
    ...(desk.checkpointer === undefined ? {} : { checkpointer: desk.checkpointer }),
  });
}

async function supervise(desk: AssistantDesk, state: ConversationState, config: LangGraphRunnableConfig) {
  const isNewRequest = state.messages.at(-1)?.getType() === "human" && state.answer !== undefined;
  const fresh = isNewRequest
    ? { ...state, understanding: undefined, hand_offs: [], drafts: [], calls: [], results: {} }
    : state;
  const decision = await desk.mind.supervise(await turnOf(desk, fresh, config));
  const understood = decision.understanding === undefined ? {} : { understanding: decision.understanding };
  const reset = isNewRequest ? { hand_offs: [], drafts: [], calls: [], results: {}, answer: undefined } : {};
  if (decision.type === "answer")
    return new Command({ goto: "conclude", update: { ...reset, ...understood, answer: decision.text } });
  const handOffs = [...fresh.hand_offs, { specialist: decision.specialist, request: decision.request }];
  return new Command({ goto: decision.specialist, update: { ...reset, ...understood, hand_offs: handOffs } });
}

async function finish(
  desk: AssistantDesk,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<Partial<ConversationState>> {
  const text = await conclude(desk, state, config);
  return { messages: [new AIMessage(text)], answer: text };
}
