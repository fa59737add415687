import { z } from "zod";
import type { Card } from "#domain/card.ts";
import { entityId } from "#domain/entity.ts";
import type { ExperimentPoint } from "#domain/experiment.ts";
import { summaryOf } from "#backends/experiments/ledger-run.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveRun } from "./find-runs.ts";
import { presentedRun, presentRun, showValue, stateWords } from "./present-run.ts";
import { readRunExamples } from "./read-run.examples.ts";
import { aboutRuns, runsPhrase } from "./run-conditions.ts";

const series = z.object({
  metric: z.string(),
  /** Evenly thinned, the first and the last among them. */
  points: z.array(z.object({ step: z.number(), value: z.number() })),
});
const mostPoints = 200;

export const readRun = defineTool({
  name: "read_run",
  title: "Read a run",
  description:
    "Tells all of one tracked run, a training or an evaluation: parameters, tags, metrics step by step, when it began and how it ended. Without an id: the newest, of an adapter, suite or model if one is named.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    run: entityId("run", "its id, or a part of it; the newest when left out").optional(),
    ...aboutRuns,
  }),
  output: presentedRun.extend({
    tags: z.record(z.string(), z.string()),
    finished_at: z.string().nullable(),
    series: z.array(series),
  }),
  phrase: (args) =>
    args["run"] === undefined
      ? `Read the newest of the ${runsPhrase(args)}`
      : `Read ${typeof args["run"] === "string" ? `run ${args["run"]}` : nameOr(args["run"], "the run to come")}`,
  summarize: (run) => {
    const metrics = Object.entries(run.metrics).filter(([name]) => !/\.(low|high|n)$/.test(name));
    const values = metrics.slice(0, 4).map(([name, value]) => `${name} ${showValue(value)}`);
    return {
      text: `${run.name} ${run.state === "running" ? "is" : "has"} ${stateWords[run.state]}${values.length === 0 ? "" : `: ${values.join(", ")}`}.`,
      card: curveOf(run) ?? factsOf(run),
    };
  },
  examples: readRunExamples,
  async run({ run: text, ...about }, { platform }) {
    const run = await resolveRun(platform.experiments, text, about);
    return {
      ...presentRun(summaryOf(run)),
      tags: run.tags,
      finished_at: run.finished_at,
      series: seriesOf(run.points),
    };
  },
});

export function seriesOf(points: readonly ExperimentPoint[]): z.infer<typeof series>[] {
  return [...Map.groupBy(points, (point) => point.name)].map(([metric, ofMetric]) => ({
    metric,
    points: thin(ofMetric).map(({ step, value }) => ({ step, value })),
  }));
}

function thin(points: readonly ExperimentPoint[]): ExperimentPoint[] {
  if (points.length <= mostPoints) return [...points];
  const stride = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => points[Math.round(index * stride)]).filter(
    (point) => point !== undefined,
  );
}

type Told = { run: string; name: string; series: z.infer<typeof series>[] };

/** The loss, or else the first metric, over its steps; undefined when there are too few. */
function curveOf({ name, series: all }: Told): Card | undefined {
  const curves = all.filter(({ points }) => points.length > 2);
  const drawn = curves.find(({ metric }) => metric === "loss") ?? curves[0];
  if (drawn === undefined) return undefined;
  const others = curves.filter((one) => one !== drawn).slice(0, 3);
  const valueAt = (points: { step: number; value: number }[], step: number) =>
    points.find((point) => point.step === step)?.value ?? null;
  return {
    kind: "table",
    title: name,
    columns: ["step", drawn.metric, ...others.map(({ metric }) => metric)].map((key) => ({
      key,
      label: key,
      numeric: true,
    })),
    rows: drawn.points.map(({ step, value }) => ({
      step,
      [drawn.metric]: value,
      ...Object.fromEntries(others.map(({ metric, points }) => [metric, valueAt(points, step)])),
    })),
    chart: { kind: "line", x: "step", y: drawn.metric },
  };
}

function factsOf(run: z.infer<typeof presentedRun> & { tags: Record<string, string> }): Card {
  return {
    kind: "facts",
    title: run.name,
    facts: [
      { label: "Run", value: run.run },
      { label: "State", value: run.state },
      { label: "Started", value: run.started_at },
      ...(run.seconds === null ? [] : [{ label: "Took", value: `${run.seconds} s` }]),
      ...Object.entries(run.metrics).map(([label, value]) => ({ label, value: showValue(value) })),
      ...Object.entries({ ...run.params, ...run.tags }).map(([label, value]) => ({ label, value })),
    ],
  };
}
