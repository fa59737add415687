import { z } from "zod";
import { approval } from "./approval.ts";
import { summary } from "./card.ts";
import { failureBody } from "./failure.ts";
import { job } from "./job.ts";
import { plan, question, refusal } from "./plan.ts";
import { reportHeadline } from "./report.ts";

/** A tool call as a message shows it. */
export const toolPart = z.object({
  tool_call_id: z.string(),
  tool: z.string(),
  specialist: z.string(),
  input: z.record(z.string(), z.unknown()),
  summary: summary.optional(),
  error: failureBody.optional(),
});
export type ToolPart = z.infer<typeof toolPart>;

/** A message is a list of parts; cards are stored by id and filled with their present state when read. */
export const messagePart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("tool"), data: toolPart }),
  z.object({ type: z.literal("data-plan"), id: z.string(), data: plan }),
  z.object({ type: z.literal("data-approval"), id: z.string(), data: approval }),
  z.object({ type: z.literal("data-job"), id: z.string(), data: job }),
  z.object({ type: z.literal("data-report"), id: z.string(), data: reportHeadline }),
  z.object({
    type: z.literal("data-question"),
    id: z.string(),
    data: question.extend({ plan_id: z.string(), answered: z.string().optional() }),
  }),
  z.object({ type: z.literal("data-refusal"), id: z.string(), data: refusal }),
  z.object({
    type: z.literal("data-interrupted"),
    id: z.string(),
    data: z.object({ run_id: z.string(), done: z.string() }),
  }),
]);
export type MessagePart = z.infer<typeof messagePart>;

export const message = z.object({
  id: z.string(),
  thread_id: z.string(),
  role: z.enum(["user", "assistant"]),
  run_id: z.string().optional(),
  /** The model that answered, when the thread talks to a model directly. */
  model: z.string().optional(),
  parts: z.array(messagePart),
  created_at: z.string(),
});
export type Message = z.infer<typeof message>;

export const thread = z.object({
  id: z.string(),
  title: z.string(),
  /** A model address when the thread talks straight to a model; absent when it talks to the assistant. */
  model: z.string().optional(),
  pinned: z.boolean(),
  owner: z.string(),
  /** The run that is going, if any. */
  active_run_id: z.string().optional(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Thread = z.infer<typeof thread>;

export const threadWithMessages = thread.extend({
  messages: z.array(message),
  /** The thread stream's number up to which these messages are current: read its events from here. */
  last_seq: z.number().int().nonnegative(),
});
export type ThreadWithMessages = z.infer<typeof threadWithMessages>;

export const runState = z.enum(["queued", "running", "succeeded", "failed", "stopped", "interrupted"]);
export type RunState = z.infer<typeof runState>;

export const run = z.object({
  id: z.string(),
  thread_id: z.string(),
  message_id: z.string(),
  state: runState,
  trace_id: z.string(),
  created_at: z.string(),
  finished_at: z.string().optional(),
});
export type Run = z.infer<typeof run>;
