import type { Evaluation } from "#domain/evaluation.ts";
import type { ExperimentPoint, ExperimentRun } from "#domain/experiment.ts";
import type { JobState, MetricPoint } from "#domain/job.ts";
import { experimentOfJob } from "#backends/jobs/experiment-of-job.ts";
import type { JobRow } from "#backends/jobs/to-job.ts";
import type { RunSummary } from "./experiment-store.ts";
import { toTexts } from "./run-texts.ts";

const stateOfJob: Record<JobState, ExperimentRun["state"]> = {
  queued: "running",
  running: "running",
  succeeded: "finished",
  failed: "failed",
  cancelled: "cancelled",
};
const stateOfEvaluation = { running: "running", complete: "finished", failed: "failed" } as const;

/** A training, or other tracked job, as a run; undefined for other kinds and for one that was never begun. */
export function runOfJob(row: JobRow): ExperimentRun | undefined {
  const experiment = experimentOfJob(row.kind);
  if (experiment === undefined || row.started_at === null) return undefined;
  return {
    id: row.id,
    experiment,
    name: row.title,
    state: stateOfJob[row.state],
    params: toTexts(row.input),
    tags: toTexts({
      requester: row.requester,
      trace_id: row.trace_id,
      plan_id: row.plan_id,
      result: row.result,
      error: row.error?.["message"],
    }),
    points: pointsOfSeries(row.metrics, row.started_at),
    started_at: row.started_at,
    finished_at: row.finished_at,
  };
}

/** A point for each metric of each step. Of a step that a resumed training went through twice, the first. */
function pointsOfSeries(series: readonly MetricPoint[], startedAt: string): ExperimentPoint[] {
  const seen = new Set<string>();
  const begun = Date.parse(startedAt);
  const points = series.flatMap(({ step: given, seconds = 0, ...metrics }, index) => {
    const step = Math.round(given ?? index);
    const at = new Date(begun + Math.round(seconds * 1000)).toISOString();
    return Object.entries(metrics).map(([name, value]) => ({ name, step, value, at }));
  });
  return sortPoints(
    points.filter(({ name, step }) => {
      const key = `${step} ${name}`;
      return !seen.has(key) && seen.add(key);
    }),
  );
}

/** By step, then by name: the order in which every store gives a run's points. */
export function sortPoints(points: readonly ExperimentPoint[]): ExperimentPoint[] {
  return points.toSorted((one, other) => one.step - other.step || compareTexts(one.name, other.name));
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** An evaluation as a run: each metric's mean, and the ends of its interval, as points of step 0. */
export function runOfEvaluation(evaluation: Evaluation): ExperimentRun {
  const { suite, suite_digest, model, model_digest, max_items } = evaluation;
  const at = evaluation.finished_at ?? evaluation.created_at;
  const points = evaluation.metrics.flatMap(({ metric, mean, interval, n }) =>
    Object.entries({ "": mean, ".low": interval.low, ".high": interval.high, ".n": n }).map(
      ([part, value]) => ({ name: `${metric}${part}`, step: 0, value, at }),
    ),
  );
  // Of one that is still running this is noted with every few items, and is no news.
  const { versions, machine, decoding, seed } =
    (evaluation.state === "complete" && evaluation.provenance) || {};
  return {
    id: evaluation.id,
    experiment: `evaluation/${suite}`,
    name: `${model} on ${suite}`,
    state: stateOfEvaluation[evaluation.state],
    params: toTexts({ suite, suite_digest, model, model_digest, max_items }),
    tags: toTexts({
      requester: evaluation.requester,
      job_id: evaluation.job_id,
      versions,
      machine,
      decoding,
      seed,
    }),
    points: sortPoints(points),
    started_at: evaluation.created_at,
    finished_at: evaluation.finished_at ?? null,
  };
}

export function summaryOf({ points, ...run }: ExperimentRun): RunSummary {
  return { ...run, metrics: Object.fromEntries(points.map(({ name, value }) => [name, value])) };
}
