import type { Job, MetricPoint } from "#domain/job.ts";

export const seriesNames = ["loss", "learning_rate", "tokens_per_s", "memory_mb"] as const;
export type SeriesName = (typeof seriesNames)[number];

/** The series a job reports, in the order of interest. */
export function seriesOf(job: Job): SeriesName[] {
  return seriesNames.filter((name) => job.metrics.some((point) => point[name] !== undefined));
}

/** One series over steps; points without a value are left out. */
export function pointsOf(
  metrics: readonly MetricPoint[],
  name: SeriesName,
): { steps: number[]; values: number[] } {
  const known = metrics
    .map((point, index) => ({ step: point["step"] ?? index, value: point[name] }))
    .filter((point): point is { step: number; value: number } => point.value !== undefined);
  return { steps: known.map((point) => point.step), values: known.map((point) => point.value) };
}
