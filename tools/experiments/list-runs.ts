import { z } from "zod";
import type { Card } from "#domain/card.ts";
import { defineTool } from "#tools/define-tool.ts";
import { findRuns } from "./find-runs.ts";
import { listRunsExamples } from "./list-runs.examples.ts";
import { isLowerBetter, metricsOf, resolveMetric } from "./metric-words.ts";
import { presentedRun, presentRun, showValue, stateWords, type PresentedRun } from "./present-run.ts";
import { runsPhrase, whichRuns } from "./run-conditions.ts";

export const listRuns = defineTool({
  name: "list_runs",
  title: "List runs",
  description:
    "Lists tracked runs (trainings and evaluations) with their parameters and last metrics: newest first, or best first by a metric, of an experiment, an adapter, a suite or a model.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    ...whichRuns,
    metric: z.string().min(1).max(100).optional().describe("best first by it; only runs that have it"),
    threshold: z.number().optional().describe("with a metric: only runs with at least this value"),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    runs: z.array(presentedRun),
    /** All that fit. */
    total: z.number(),
    metric: z.string().nullable(),
  }),
  phrase: (args) =>
    `List ${runsPhrase(args)}${typeof args["metric"] === "string" ? `, best first by ${args["metric"]}` : ""}`,
  summarize: ({ runs, total, metric }) => {
    const [best] = runs;
    if (best === undefined)
      return { text: "No run fits. Trainings and evaluations become runs once they start." };
    const count = `${total} ${total === 1 ? "run" : "runs"}`;
    return {
      text:
        metric === null
          ? `${count}; the newest is ${best.name}, ${stateWords[best.state]}.`
          : `${count} with ${metric}; the best is ${best.name} with ${showValue(best.metrics[metric] ?? 0)}.`,
      card: runsTable(runs, total, metric),
    };
  },
  examples: listRunsExamples,
  async run({ metric, threshold, limit, ...query }, { platform }) {
    const found = (await findRuns(platform.experiments, query)).map(presentRun);
    if (metric === undefined) return { runs: found.slice(0, limit), total: found.length, metric: null };
    const name = resolveMetric(metric, metricsOf(found));
    const having = found.filter(
      (run) => run.metrics[name] !== undefined && (threshold === undefined || run.metrics[name] >= threshold),
    );
    const sign = isLowerBetter(name) ? 1 : -1;
    const ranked = having.toSorted(
      (one, other) => sign * ((one.metrics[name] ?? 0) - (other.metrics[name] ?? 0)),
    );
    return { runs: ranked.slice(0, limit), total: ranked.length, metric: name };
  },
});

/** Parameters that tell trainings apart; an evaluation's name says its model and suite. */
const telling = ["adapter_name", "rank", "learning_rate", "steps"];

function runsTable(runs: readonly PresentedRun[], total: number, metric: string | null): Card {
  const params = telling.filter((name) => runs.some((run) => run.params[name] !== undefined));
  const names = metricsOf(runs).filter((name) => name !== metric);
  const metrics = [...(metric === null ? [] : [metric]), ...names].slice(0, 4);
  return {
    kind: "table",
    title: "Runs",
    columns: [
      { key: "run", label: "Run" },
      { key: "name", label: "What" },
      { key: "state", label: "State" },
      { key: "started_at", label: "Started" },
      ...params.map((key) => ({ key: `param ${key}`, label: key })),
      ...metrics.map((key) => ({ key, label: key, numeric: true })),
    ],
    rows: runs.map((run) => ({
      run: run.run,
      name: run.name,
      state: run.state,
      started_at: run.started_at,
      ...Object.fromEntries(params.map((key) => [`param ${key}`, run.params[key] ?? null])),
      ...Object.fromEntries(metrics.map((key) => [key, run.metrics[key] ?? null])),
    })),
    total,
  };
}
