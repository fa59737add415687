import { z } from "zod";
import { failureCodes } from "./failure.ts";

export const effect = z.enum(["reads", "writes", "destroys"]);
export type Effect = z.infer<typeof effect>;

/** `{from: "step-3", field: "verdict", op: "is", value: "better"}`: the step runs only if it holds. */
export const condition = z.strictObject({
  from: z.string(),
  field: z.string(),
  op: z.enum(["is", "<", "<=", ">", ">="]),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
export type Condition = z.infer<typeof condition>;

export const estimate = z.object({
  seconds: z.number().nonnegative().optional(),
  memory_mb: z.number().nonnegative().optional(),
  disk_mb: z.number().nonnegative().optional(),
  cost_usd: z.number().nonnegative().optional(),
});
export type Estimate = z.infer<typeof estimate>;

export const stepState = z.enum(["waiting", "running", "done", "skipped", "failed", "blocked"]);
export type StepState = z.infer<typeof stepState>;

/** What a person or a model may write of a step; the platform fills in the rest. */
export const stepDraft = z.object({
  id: z.string().regex(/^step-\d+$/),
  tool: z.string(),
  args: z.record(z.string(), z.unknown()),
  when: condition.optional(),
});
export type StepDraft = z.infer<typeof stepDraft>;

export const step = stepDraft.extend({
  /** The specialist of the tool's server. */
  specialist: z.string(),
  /** The step in words: "Train an adapter on ...". Written by the tool, never by a model. */
  title: z.string(),
  effect,
  /** Ids of the steps whose results this one uses. */
  needs: z.array(z.string()),
  estimate,
  approval: z.enum(["none", "confirm", "admin"]),
  /** Arguments the platform chose because the person left them open, by name, with the reason. */
  assumed: z.record(z.string(), z.string()).optional(),
  state: stepState,
  job_id: z.string().optional(),
  /** An approval that this step waits for, such as a promotion in an admin's inbox. */
  approval_id: z.string().optional(),
  result: z.unknown().optional(),
  error: z
    .object({
      code: z.enum(failureCodes),
      message: z.string(),
      hint: z.string().optional(),
      /** As of the failure: of a refused promotion, `gates`. */
      detail: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  started_at: z.string().optional(),
  finished_at: z.string().optional(),
});
export type Step = z.infer<typeof step>;

export const question = z.object({
  id: z.string(),
  /** The argument it fills, as `step-1.model`. */
  field: z.string(),
  ask: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});
export type Question = z.infer<typeof question>;

export const refusal = z.object({ code: z.enum(failureCodes), message: z.string(), hint: z.string() });
export type Refusal = z.infer<typeof refusal>;

export const planState = z.enum(["draft", "proposed", "running", "done", "failed", "cancelled"]);
export type PlanState = z.infer<typeof planState>;

export const plan = z.object({
  id: z.string(),
  thread_id: z.string().optional(),
  requester: z.string(),
  text: z.string(),
  revision: z.number().int().positive(),
  approved_revision: z.number().int().positive().optional(),
  approval_id: z.string().optional(),
  state: planState,
  hash: z.string(),
  /** One sentence: what was understood. */
  understood: z.string(),
  steps: z.array(step),
  questions: z.array(question),
  refusal: refusal.optional(),
  /** 0 to 1: how sure the understanding is. 1 for steps a person wrote. */
  confidence: z.number().min(0).max(1),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Plan = z.infer<typeof plan>;

/** What the hash of a plan covers: everything that decides what will run. */
export function hashedContent(steps: readonly StepDraft[]): unknown {
  return steps.map((item) => ({
    id: item.id,
    tool: item.tool,
    args: item.args,
    ...(item.when ? { when: item.when } : {}),
  }));
}
