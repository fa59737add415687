import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { experimentRun } from "#domain/experiment.ts";
import type { RunSummary } from "#backends/experiments/experiment-store.ts";

/** A run as tools tell it: without its points, with the last value of each metric. */
export const presentedRun = z.object({
  run: entityId("run", "its id"),
  experiment: z.string(),
  name: z.string(),
  state: experimentRun.shape.state,
  started_at: z.string(),
  seconds: z.number().nullable(),
  params: z.record(z.string(), z.string()),
  metrics: z.record(z.string(), z.number()),
});
export type PresentedRun = z.infer<typeof presentedRun>;

export function presentRun(run: RunSummary): PresentedRun {
  const { id, experiment, name, state, started_at, finished_at, params, metrics } = run;
  const seconds =
    finished_at === null ? null : Math.round((Date.parse(finished_at) - Date.parse(started_at)) / 1000);
  return { run: id, experiment, name, state, started_at, seconds, params, metrics };
}

/** Four figures say what a metric does. */
export function showValue(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4).replace(/\.?0+$/, "");
}

export const stateWords = {
  running: "still running",
  finished: "finished",
  failed: "failed",
  cancelled: "cancelled",
} as const;
