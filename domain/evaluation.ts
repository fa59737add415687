import { z } from "zod";

/** How one item's answer is scored: by a programme, never by a model. */
export const check = z.discriminatedUnion("kind", [
  /** 1 when the answer, folded (case, spaces, punctuation), is the expected label. */
  z.object({ kind: z.literal("label"), expected: z.string() }),
  /** Share of the expected fields that are equal after folding. */
  z.object({ kind: z.literal("json-fields"), expected: z.record(z.string(), z.string()) }),
  /** A named programmatic constraint of instruction following, with its parameters. */
  z.object({
    kind: z.literal("constraint"),
    name: z.string(),
    parameters: z.record(z.string(), z.unknown()),
  }),
]);
export type Check = z.infer<typeof check>;

export const decoding = z.object({
  max_tokens: z.number().int().positive(),
  temperature: z.number().nonnegative(),
  seed: z.number().int(),
  /** The answer is one of these, enforced while decoding. */
  choices: z.array(z.string()).optional(),
  /** The answer is JSON of this schema, enforced while decoding. */
  json_schema: z.record(z.string(), z.unknown()).optional(),
});
export type Decoding = z.infer<typeof decoding>;

export const suiteItem = z.object({
  id: z.string(),
  /** Kind of task; each kind gives a metric: `category`, `urgency`, `extraction`, `next-step`. */
  task: z.string(),
  /** Items that share a record family are not independent: they are resampled together. */
  cluster: z.string(),
  system: z.string().optional(),
  prompt: z.string(),
  check,
  decoding,
});
export type SuiteItem = z.infer<typeof suiteItem>;

export const suite = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** sha256 of the canonical items. */
  digest: z.string(),
  /** The metric that decides; one of `metrics`. */
  main_metric: z.string(),
  metrics: z.array(z.object({ name: z.string(), title: z.string(), tasks: z.array(z.string()) })),
  /** The prompts its items are asked by, each as `library/name@version`. */
  prompts: z.array(z.string()).optional(),
  items: z.array(suiteItem),
});
export type Suite = z.infer<typeof suite>;

/** One item's stored outcome. */
export const itemResult = z.object({
  item_id: z.string(),
  task: z.string(),
  cluster: z.string(),
  prompt: z.string(),
  output: z.string(),
  expected: z.string(),
  /** 0 to 1. */
  score: z.number().min(0).max(1),
  seconds: z.number(),
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
});
export type ItemResult = z.infer<typeof itemResult>;

export const interval = z.object({ low: z.number(), high: z.number(), level: z.number() });
export type Interval = z.infer<typeof interval>;

export const metricValue = z.object({
  metric: z.string(),
  mean: z.number(),
  n: z.number().int(),
  clusters: z.number().int(),
  interval,
});
export type MetricValue = z.infer<typeof metricValue>;

export const provenance = z.object({
  suite: z.string(),
  suite_digest: z.string(),
  /** The prompts that the items were asked by, each as `library/name@version`. */
  prompts: z.array(z.string()).optional(),
  model: z.string(),
  model_digest: z.string(),
  decoding: z.record(z.string(), z.unknown()),
  seed: z.number(),
  versions: z.record(z.string(), z.string()),
  machine: z.record(z.string(), z.string()),
  /**
   * Most resident memory (2^20 bytes) of the process that answered, over all items: of a process that serves several
   * models it is an upper bound. Absent when the model's host does not say.
   */
  peak_memory_mb: z.number().positive().optional(),
  started_at: z.string(),
  finished_at: z.string(),
});
export type Provenance = z.infer<typeof provenance>;

export const evaluation = z.object({
  id: z.string(),
  suite: z.string(),
  suite_digest: z.string(),
  model: z.string(),
  model_digest: z.string(),
  state: z.enum(["running", "complete", "failed"]),
  max_items: z.number().int().optional(),
  metrics: z.array(metricValue),
  provenance: provenance.optional(),
  job_id: z.string().optional(),
  requester: z.string(),
  created_at: z.string(),
  finished_at: z.string().optional(),
});
export type Evaluation = z.infer<typeof evaluation>;
