import { z } from "zod";
import { approval } from "./approval.ts";
import { job } from "./job.ts";
import { plan } from "./plan.ts";
import { reportHeadline } from "./report.ts";
import { message, thread, toolPart } from "./thread.ts";

/**
 * One frame of a run's, thread's or job's stream: the AI SDK UI message stream vocabulary, with our cards as `data-*`
 * parts. A `data-*` part with a known id replaces the earlier one.
 */
export const eventPart = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("start"),
    messageId: z.string(),
    messageMetadata: z.object({ run_id: z.string(), model: z.string().optional() }),
  }),
  z.object({ type: z.literal("text-start"), id: z.string() }),
  z.object({ type: z.literal("text-delta"), id: z.string(), delta: z.string() }),
  z.object({ type: z.literal("text-end"), id: z.string() }),
  z.object({
    type: z.literal("tool-input-available"),
    toolCallId: z.string(),
    toolName: z.string(),
    input: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal("tool-output-available"), toolCallId: z.string(), output: toolPart }),
  z.object({ type: z.literal("tool-output-error"), toolCallId: z.string(), errorText: z.string() }),
  z.object({
    type: z.literal("data-specialist"),
    id: z.string(),
    data: z.object({ name: z.string(), request: z.string() }),
  }),
  z.object({ type: z.literal("data-plan"), id: z.string(), data: plan }),
  z.object({ type: z.literal("data-approval"), id: z.string(), data: approval }),
  z.object({ type: z.literal("data-job"), id: z.string(), data: job }),
  z.object({ type: z.literal("data-report"), id: z.string(), data: reportHeadline }),
  z.object({ type: z.literal("data-question"), id: z.string(), data: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal("data-refusal"), id: z.string(), data: z.record(z.string(), z.unknown()) }),
  /** A whole message that appeared: a person's, or one the platform adds when a job or plan has something to say. */
  z.object({ type: z.literal("data-message"), id: z.string(), data: message }),
  z.object({ type: z.literal("data-thread"), id: z.string(), data: thread }),
  z.object({
    type: z.literal("data-interrupted"),
    id: z.string(),
    data: z.object({ run_id: z.string(), done: z.string() }),
  }),
  z.object({ type: z.literal("data-trace"), id: z.string(), data: z.object({ trace_id: z.string() }) }),
  z.object({ type: z.literal("error"), errorText: z.string() }),
  z.object({ type: z.literal("finish"), messageMetadata: z.object({ run_id: z.string() }).optional() }),
]);
export type EventPart = z.infer<typeof eventPart>;

export type StoredEvent = { stream: string; seq: number; part: EventPart };

export const threadStream = (threadId: string) => `thread:${threadId}`;
export const runStream = (runId: string) => `run:${runId}`;
export const jobStream = (jobId: string) => `job:${jobId}`;
