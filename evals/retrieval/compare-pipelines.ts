import type { Verdict } from "#domain/report.ts";
import { comparePaired } from "#evals/statistics/compare-paired.ts";
import { holmCorrection } from "#evals/statistics/holm-correction.ts";
import { meanInterval } from "#evals/statistics/mean-interval.ts";
import type { ScoredItem } from "#evals/statistics/scored-item.ts";
import type { JudgedRow } from "./judge-pipeline.ts";

export type PipelineMetric = { metric: string; mean: number; low: number; high: number; n: number };
export type PipelineResult = { pipeline: string; metrics: PipelineMetric[]; seconds_p50: number };
export type PipelineDifference = {
  pipeline: string;
  baseline: string;
  metric: string;
  difference: number;
  low: number;
  high: number;
  p_corrected: number;
  verdict: Verdict;
};

/** Means with 95 % intervals by cluster, and the median time. */
export function summarizeRows(pipeline: string, rows: readonly JudgedRow[]): PipelineResult {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return {
    pipeline,
    metrics: names.map((metric) => {
      const { mean, interval, n } = meanInterval(itemsOf(rows, metric), metric);
      return { metric, mean, low: interval.low, high: interval.high, n };
    }),
    seconds_p50: median(rows.map(({ seconds }) => seconds)),
  };
}

/** Each pipeline against the baseline, paired by question; p corrected over all of them for the metric (Holm). */
export function comparePipelines(
  rows: ReadonlyMap<string, readonly JudgedRow[]>,
  baseline: string,
  metric: string,
): PipelineDifference[] {
  const base = itemsOf(rows.get(baseline) ?? [], metric);
  const compared = [...rows]
    .filter(([pipeline]) => pipeline !== baseline)
    .map(([pipeline, own]) => ({
      pipeline,
      ...comparePaired({ candidate: itemsOf(own, metric), baseline: base }),
    }));
  const corrected = holmCorrection(compared.map(({ p }) => p));
  return compared.map(({ pipeline, difference, interval, verdict }, index) => ({
    pipeline,
    baseline,
    metric,
    difference,
    low: interval.low,
    high: interval.high,
    p_corrected: corrected[index] ?? 1,
    verdict,
  }));
}

function itemsOf(rows: readonly JudgedRow[], metric: string): ScoredItem[] {
  return rows.flatMap(({ id, cluster, values }) => {
    const score = values[metric];
    return score === undefined ? [] : [{ id, cluster, score }];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
