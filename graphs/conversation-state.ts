import { MessagesValue, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { stepDraft } from "#domain/plan.ts";
import { toolPart } from "#domain/thread.ts";
import type { Understanding } from "./understanding/understanding.ts";

export const handOff = z.object({
  specialist: z.string(),
  request: z.string(),
  /** What the specialist reported back; absent while it works. */
  report: z.string().optional(),
});
export type HandOff = z.infer<typeof handOff>;

/** What a run's graph remembers between its nodes. Shown in the studio, so its fields are named for people. */
export const conversationState = new StateSchema({
  messages: MessagesValue,
  /** What the request was understood as, when the assistant understands it at once. */
  understanding: z.custom<Understanding>().optional(),
  hand_offs: z.array(handOff).default([]),
  /** Steps that wait to become a plan, in order. */
  drafts: z.array(stepDraft).default([]),
  /** Tool calls that ran, for the answer. */
  calls: z.array(toolPart).default([]),
  /** What the turn's reading steps found, by step, cut to its first items: later steps and turns refer to it. */
  results: z.record(z.string(), z.unknown()).default({}),
  answer: z.string().optional(),
});

export type ConversationState = typeof conversationState.State;
