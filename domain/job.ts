import { z } from "zod";
import { failureBody } from "./failure.ts";

export const jobState = z.enum(["queued", "running", "succeeded", "failed", "cancelled"]);
export type JobState = z.infer<typeof jobState>;

export const jobProgress = z.object({
  done: z.number(),
  total: z.number(),
  /** What is counted: "steps", "items". */
  unit: z.string(),
  message: z.string(),
  /** Seconds left, when it can be told. */
  eta_s: z.number().optional(),
});
export type JobProgress = z.infer<typeof jobProgress>;

/** One point of a series, such as `{step: 12, seconds: 40.5, loss: 2.31, tokens_per_s: 180}`; `seconds` since the job began. */
export const metricPoint = z.record(z.string(), z.number());
export type MetricPoint = z.infer<typeof metricPoint>;

export const jobArtifact = z.object({
  name: z.string(),
  path: z.string(),
  sha256: z.string(),
  bytes: z.number(),
});
export type JobArtifact = z.infer<typeof jobArtifact>;

export const job = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: jobState,
  progress: jobProgress,
  /** The newest points, at most 500, thinned evenly. */
  metrics: z.array(metricPoint),
  artifacts: z.array(jobArtifact),
  /** The last lines of its log, at most 50. */
  log: z.array(z.string()),
  input: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()).optional(),
  error: failureBody.optional(),
  attempt: z.number().int().nonnegative(),
  cancel_requested: z.boolean(),
  requester: z.string(),
  plan_id: z.string().optional(),
  step_id: z.string().optional(),
  thread_id: z.string().optional(),
  trace_id: z.string(),
  created_at: z.string(),
  started_at: z.string().optional(),
  finished_at: z.string().optional(),
});
export type Job = z.infer<typeof job>;
