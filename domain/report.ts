import { z } from "zod";
import { interval, metricValue, provenance } from "./evaluation.ts";

export const verdict = z.enum(["better", "worse", "not-distinguishable"]);
export type Verdict = z.infer<typeof verdict>;

/** Candidate minus baseline on one metric, over the same items. */
export const pairedDifference = z.object({
  metric: z.string(),
  /** The metric in words, as its suite calls it. */
  metric_title: z.string().optional(),
  suite: z.string(),
  candidate: z.string(),
  baseline: z.string(),
  n: z.number().int(),
  clusters: z.number().int(),
  /** Items that only one of the two answered: no part of the figures. */
  left_out: z.number().int().optional(),
  /** Mean of per-item differences. */
  difference: z.number(),
  interval,
  /** Items only the candidate (b) or only the baseline (c) got right; for yes-no scores alone. */
  b: z.number().int().optional(),
  c: z.number().int().optional(),
  test: z.enum(["mcnemar-exact", "sign-flip-cluster", "sign-flip"]),
  p: z.number(),
  /** Holm's correction over the metrics of the report. */
  p_corrected: z.number(),
  /** Smallest difference that a comparison of this size would find with 80 % power at 5 %. */
  smallest_detectable: z.number(),
  verdict,
});
export type PairedDifference = z.infer<typeof pairedDifference>;

export const reportModel = z.object({
  model: z.string(),
  label: z.string(),
  evaluation_ids: z.array(z.string()),
  metrics: z.array(metricValue.extend({ suite: z.string() })),
  /** Seconds an item, mean. */
  seconds_per_item: z.number(),
  completion_tokens: z.number(),
  /** Most resident memory of its process over its evaluations, 2^20 bytes; null when one of them did not measure it. */
  peak_memory_mb: z.number().nullable().optional(),
});
export type ReportModel = z.infer<typeof reportModel>;

export const report = z.object({
  id: z.string(),
  title: z.string(),
  candidate: z.string(),
  baseline: z.string(),
  /** Suites in order: the main one first, then the regression suite. */
  suites: z.array(z.string()),
  main_metric: z.string(),
  verdict,
  /** The verdict in words with numbers. */
  sentence: z.string(),
  models: z.array(reportModel),
  differences: z.array(pairedDifference),
  /** Training examples that are near-duplicates of test items; null when the training data is not known. */
  overlap: z.object({ checked: z.number(), near_duplicates: z.number() }).nullable(),
  provenance: z.array(provenance),
  job_id: z.string().optional(),
  created_at: z.string(),
});
export type Report = z.infer<typeof report>;

/** What a card shows of a report. */
export const reportHeadline = report.pick({
  id: true,
  title: true,
  candidate: true,
  baseline: true,
  verdict: true,
  sentence: true,
  main_metric: true,
  differences: true,
  created_at: true,
});
export type ReportHeadline = z.infer<typeof reportHeadline>;
