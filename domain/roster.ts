import { z } from "zod";

/** What a slot asks for, and the defaults a plan for it is completed from. */
export const slotProfile = z.object({
  slot: z.string(),
  title: z.string(),
  suite: z.string(),
  regression_suite: z.string(),
  /** Dataset a training set is built from. */
  source_dataset: z.string(),
  base_model: z.string(),
  training: z.object({
    method: z.enum(["lora", "qlora", "full"]),
    rank: z.number().int(),
    steps: z.number().int(),
    learning_rate: z.number(),
    batch_size: z.number().int(),
    /** Share of general instructions mixed in, against forgetting. */
    general_share: z.number(),
  }),
  main_metric: z.string(),
  /** The regression suite may lose at most this much: lower bound above minus margin. */
  regression_margin: z.number(),
  max_parameters: z.number(),
  max_memory_mb: z.number().optional(),
  max_latency_s: z.number().optional(),
  min_score: z.number().optional(),
});
export type SlotProfile = z.infer<typeof slotProfile>;

export const gate = z.object({
  name: z.enum([
    "size",
    "evidence-fresh",
    "better",
    "no-regression",
    "licence",
    "overlap",
    "min-score",
    "memory",
    "latency",
  ]),
  title: z.string(),
  passed: z.boolean(),
  /** What was measured, and what it is held against, in words with units. */
  value: z.string(),
  threshold: z.string(),
  /** The stored thing it was read from, such as `report:r-12`. */
  evidence: z.string(),
});
export type Gate = z.infer<typeof gate>;

export const rosterSlot = z.object({
  slot: z.string(),
  title: z.string(),
  state: z.enum(["empty", "active"]),
  model: z.string().optional(),
  since: z.string().optional(),
  approved_by: z.string().optional(),
  approved_by_name: z.string().optional(),
  evidence: z.record(z.string(), z.unknown()).optional(),
  profile: slotProfile,
  /** Grows by one with each change; an approval is bound to it. */
  version: z.number().int().nonnegative(),
});
export type RosterSlot = z.infer<typeof rosterSlot>;

/** One line of a slot's append-only history. */
export const rosterEntry = z.object({
  id: z.string(),
  slot: z.string(),
  version: z.number().int(),
  action: z.enum(["promoted", "rolled-back", "retired"]),
  model: z.string().nullable(),
  previous: z.string().nullable(),
  requested_by: z.string(),
  requested_by_name: z.string().optional(),
  approved_by: z.string(),
  approved_by_name: z.string().optional(),
  solo: z.boolean(),
  reason: z.string().optional(),
  report_id: z.string().optional(),
  gates: z.array(gate),
  at: z.string(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;
