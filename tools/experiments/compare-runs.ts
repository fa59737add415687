import { z } from "zod";
import type { Card } from "#domain/card.ts";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { summaryOf } from "#backends/experiments/ledger-run.ts";
import type { ExperimentStore, RunSummary } from "#backends/experiments/experiment-store.ts";
import { defineTool } from "#tools/define-tool.ts";
import { namesOr } from "#tools/name-or.ts";
import { compareRunsExamples } from "./compare-runs.examples.ts";
import { findRuns, resolveRun, type RunQuery } from "./find-runs.ts";
import { isLowerBetter, metricsOf, resolveMetric } from "./metric-words.ts";
import { presentedRun, presentRun, showValue } from "./present-run.ts";
import { aboutRuns, runsPhrase } from "./run-conditions.ts";

const most = 10;

export const compareRuns = defineTool({
  name: "compare_runs",
  title: "Compare runs",
  description:
    "Puts tracked runs side by side: the parameters in which they differ and the last value of each metric, with the best marked. Without ids: the newest two, of an adapter, suite or model if one is named. Whether one model is better than another, compare_models tells with intervals.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    runs: z.array(entityId("run", "an id, or a part of it")).min(1).max(most).optional(),
    ...aboutRuns,
    metric: z.string().min(1).max(100).optional().describe("only this metric"),
    limit: z.number().int().min(2).max(most).optional().describe("how many of the newest; 2 when left out"),
  }),
  output: z.object({
    runs: z.array(presentedRun),
    /** Parameters whose values differ; a run without one has null. */
    params: z.array(z.object({ name: z.string(), values: z.array(z.string().nullable()) })),
    metrics: z.array(
      z.object({
        name: z.string(),
        values: z.array(z.number().nullable()),
        best: entityId("run", "the run with the best value").nullable(),
      }),
    ),
  }),
  phrase: (args) =>
    args["runs"] === undefined
      ? `Compare the newest ${runsPhrase(args)}`
      : `Compare the runs ${namesOr(args["runs"], "the run to come", "to come")}`,
  summarize: ({ runs, params, metrics }) => {
    const [main] = metrics;
    const best = runs.find((run) => run.run === main?.best);
    const differ =
      params.length === 0
        ? "No parameter differs"
        : `They differ in ${params.map(({ name }) => name).join(", ")}`;
    return {
      text: `${runs.length} runs side by side. ${differ}${main === undefined || best === undefined ? "." : `; the best ${main.name} has ${best.name}.`}`,
      card: comparisonTable(runs, params, metrics),
    };
  },
  examples: compareRunsExamples,
  async run({ runs: texts, metric, limit = 2, ...about }, { platform }) {
    const chosen = await chooseRuns(platform.experiments, texts, about, limit);
    if (chosen.length < 2)
      throw new Failure("not-found", "There are not two such runs to compare", {
        hint: "list_runs shows those there are.",
      });
    const names = metricsOf(chosen);
    const wanted = metric === undefined ? names : [resolveMetric(metric, names)];
    return {
      runs: chosen.map(presentRun),
      params: differingParams(chosen),
      metrics: wanted.map((name) => ({
        name,
        values: chosen.map((run) => run.metrics[name] ?? null),
        best: bestOf(chosen, name),
      })),
    };
  },
});

/** Those named; a lone one beside the newest other of its experiment; else the newest that fit. */
async function chooseRuns(
  store: ExperimentStore,
  texts: readonly string[] | undefined,
  about: RunQuery,
  limit: number,
): Promise<RunSummary[]> {
  if (texts === undefined) return (await findRuns(store, about)).slice(0, limit);
  const named: RunSummary[] = [];
  for (const text of new Set(texts)) named.push(summaryOf(await resolveRun(store, text)));
  const [lone] = named;
  if (lone === undefined || named.length > 1) return named;
  const others = await store.listRuns({ experiment: lone.experiment, limit: 2 });
  return [lone, ...others.filter((run) => run.id !== lone.id).slice(0, 1)];
}

function differingParams(runs: readonly RunSummary[]) {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run.params)))];
  return names
    .map((name) => ({ name, values: runs.map((run) => run.params[name] ?? null) }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** Null where no run has it alone: a shared best is no difference. */
function bestOf(runs: readonly RunSummary[], metric: string): string | null {
  if (/\.(low|high|n)$/.test(metric)) return null;
  const having = runs.filter((run) => run.metrics[metric] !== undefined);
  const sign = isLowerBetter(metric) ? 1 : -1;
  const [first, second] = having.toSorted(
    (one, other) => sign * ((one.metrics[metric] ?? 0) - (other.metrics[metric] ?? 0)),
  );
  const isShared = second !== undefined && second.metrics[metric] === first?.metrics[metric];
  return first === undefined || isShared ? null : first.id;
}

type Compared = { name: string; values: (string | number | null)[]; best?: string | null };

function comparisonTable(
  runs: readonly { run: string; name: string }[],
  params: readonly Compared[],
  metrics: readonly Compared[],
): Card {
  const show = (value: string | number | null | undefined) =>
    typeof value === "number" ? showValue(value) : (value ?? "–");
  return {
    kind: "table",
    title: "Runs side by side",
    columns: [
      { key: "what", label: "What" },
      ...runs.map(({ run, name }) => ({ key: run, label: `${name} (${run})` })),
    ],
    rows: [...params, ...metrics].map(({ name, values, best }) => ({
      what: name,
      ...Object.fromEntries(
        runs.map(({ run }, index) => [run, `${show(values[index])}${best === run ? " (best)" : ""}`]),
      ),
    })),
  };
}
