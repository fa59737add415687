import { z } from "zod";

export const datasetKind = z.enum(["records", "training-set"]);

export const field = z.object({
  name: z.string(),
  type: z.enum(["string", "number", "boolean", "string[]"]),
  description: z.string(),
  /** What a text holds when it is a time: `2026-03-14`, or `2026-03-14T09:30:00Z` (UTC). Periods are read from these. */
  format: z.enum(["date", "date-time"]).optional(),
  /** Distinct values when there are few: what a filter can be set to. */
  values: z.array(z.string()).optional(),
});
export type Field = z.infer<typeof field>;

export const dataset = z.object({
  id: z.string(),
  name: z.string(),
  kind: datasetKind,
  version: z.number().int().positive(),
  /** sha256 of its canonical records, in order of id. */
  digest: z.string(),
  count: z.number().int(),
  fields: z.array(field),
  /** Ids of the datasets it was made from, with their digests. */
  sources: z.array(z.object({ name: z.string(), digest: z.string() })),
  /** How it was made: generator seed and scale, or split sizes. */
  recipe: z.record(z.string(), z.unknown()),
  created_by: z.string(),
  created_at: z.string(),
});
export type Dataset = z.infer<typeof dataset>;

/** A record of any dataset: flat, typed by the dataset's fields. */
export type DatasetRecord = { id: string } & Record<string, string | number | boolean | string[]>;

/** What a record is called: "ticket", "tickets". */
export type RecordNoun = {
  one: string;
  many: string;
  /** The field whose values are nouns of their own: an event of the kind `ticket` is a ticket. */
  from?: string;
};

/** One example a model learns from: chat turns; the loss is on the last assistant turn only. */
export const trainingExample = z.object({
  id: z.string(),
  split: z.enum(["train", "validation"]),
  /** `category`, `extraction`, `general`, ... as in suites. */
  task: z.string(),
  cluster: z.string(),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
});
export type TrainingExample = z.infer<typeof trainingExample>;
