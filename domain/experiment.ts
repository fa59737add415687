import { z } from "zod";

export const metricPoint = z.object({
  name: z.string(),
  step: z.number().int(),
  value: z.number(),
  /** ISO 8601. */
  at: z.string(),
});
export type ExperimentPoint = z.infer<typeof metricPoint>;

/** A training, an evaluation or a retrieval evaluation as an experiment tracker keeps it. */
export const experimentRun = z.object({
  /** The job's or the evaluation's id. */
  id: z.string(),
  /** `training`, `evaluation/<suite>`, `retrieval`. */
  experiment: z.string(),
  name: z.string(),
  state: z.enum(["running", "finished", "failed", "cancelled"]),
  params: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
  points: z.array(metricPoint),
  started_at: z.string(),
  finished_at: z.string().nullable(),
});
export type ExperimentRun = z.infer<typeof experimentRun>;
