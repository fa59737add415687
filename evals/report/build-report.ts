import type { Provenance, Suite } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import type { PairedDifference, Report, ReportModel } from "#domain/report.ts";
import { summarizeMetrics } from "#evals/run/summarize-metrics.ts";
import { evaluationOn, type EvaluatedModel } from "./evaluated-model.ts";
import { reportDifferences } from "./report-differences.ts";
import { differenceSentence, regressionSentence } from "./report-sentence.ts";
import { shortModelName } from "./short-model-name.ts";

export type ReportInput = {
  id: string;
  /** Addresses; both among `models`. */
  candidate: string;
  baseline: string;
  /** Candidate, baseline and any others, such as the slot's present holder: the candidate is compared with each. */
  models: readonly EvaluatedModel[];
  /** The suite that decides first, then the regression suite; as they are now, for their digests. */
  suites: readonly Suite[];
  /** Defaults to the main metric of the first suite. */
  main_metric?: string | undefined;
  /** What the regression suite may lose, in score (0 to 1). */
  regression_margin?: number | undefined;
  overlap: Report["overlap"];
  title?: string | undefined;
  job_id?: string | undefined;
  /** ISO 8601. */
  created_at: string;
  seed?: number | undefined;
};

/**
 * A comparative report from stored items alone. The verdict is that of the main metric against the baseline: better or
 * worse when the interval excludes zero and p, corrected by Holm over all comparisons of the report, is below .05.
 * Throws `invalid-input` for a missing evaluation or metric, `conflict` for one that is stale or unfinished.
 */
export function buildReport(input: ReportInput): Report {
  const { suites } = input;
  const [suite] = suites;
  if (!suite)
    throw new Failure("invalid-input", "A report needs a suite", { hint: "Name the suite that decides." });
  const { candidate, baseline, others } = sidesOf(input);
  const differences = reportDifferences(candidate, [baseline, ...others], suites, input.seed);
  const mainMetric = input.main_metric ?? suite.main_metric;
  const main = mainDifference(differences, suite, mainMetric, [candidate, baseline]);
  const models = [candidate, baseline, ...others];
  return {
    id: input.id,
    title: input.title ?? titleOf(candidate.model, baseline.model, suite),
    candidate: candidate.model,
    baseline: baseline.model,
    suites: suites.map(({ name }) => name),
    main_metric: mainMetric,
    verdict: main.verdict,
    sentence: sentenceOf(main, differences, input),
    models: models.map((evaluated) => reportModelOf(evaluated, suites, input.seed)),
    differences,
    overlap: input.overlap,
    provenance: models.flatMap((evaluated) => provenanceOf(evaluated, suites)),
    ...(input.job_id === undefined ? {} : { job_id: input.job_id }),
    created_at: input.created_at,
  };
}

function sidesOf({ candidate, baseline, models }: ReportInput) {
  if (candidate === baseline) {
    throw new Failure("invalid-input", `${candidate} cannot be compared with itself`, {
      hint: "Choose another baseline.",
    });
  }
  const byAddress = new Map(models.map((evaluated) => [evaluated.model, evaluated]));
  const pick = (address: string) => {
    const found = byAddress.get(address);
    if (found) return found;
    throw new Failure("invalid-input", `${address} was not evaluated`, {
      hint: `Evaluate ${address} first.`,
    });
  };
  const others = [...byAddress.values()].filter(({ model }) => model !== candidate && model !== baseline);
  return { candidate: pick(candidate), baseline: pick(baseline), others };
}

function titleOf(candidate: string, baseline: string, suite: Suite): string {
  const other = candidate.startsWith(`${baseline}+`) ? "its base" : shortModelName(baseline);
  return `${shortModelName(candidate)} against ${other} on ${suite.title}`;
}

function mainDifference(
  differences: readonly PairedDifference[],
  suite: Suite,
  metric: string,
  [candidate, baseline]: readonly [EvaluatedModel, EvaluatedModel],
): PairedDifference {
  const found = differences.find(
    (difference) =>
      difference.baseline === baseline.model &&
      difference.suite === suite.name &&
      difference.metric === metric,
  );
  if (found) return found;
  throw new Failure(
    "invalid-input",
    `${candidate.label} and ${baseline.label} share no item of metric "${metric}"`,
    {
      hint: `Metrics of suite "${suite.name}" are ${suite.metrics.map(({ name }) => name).join(", ")}; evaluate both models on all its items.`,
    },
  );
}

function sentenceOf(
  main: PairedDifference,
  differences: readonly PairedDifference[],
  input: ReportInput,
): string {
  const inWords = (difference: PairedDifference) => ({
    ...difference,
    metricTitle: difference.metric_title ?? difference.metric,
  });
  const [, ...regressionSuites] = input.suites;
  const sentences = [differenceSentence(inWords(main))];
  const besideHolder = differences.find(
    ({ baseline, suite, metric }) =>
      baseline !== main.baseline && suite === main.suite && metric === main.metric,
  );
  if (besideHolder) sentences.push(differenceSentence(inWords(besideHolder)));
  for (const suite of regressionSuites) {
    const regression = differences.find(
      (item) =>
        item.baseline === main.baseline && item.suite === suite.name && item.metric === suite.main_metric,
    );
    if (!regression) continue;
    if (input.regression_margin !== undefined)
      sentences.push(regressionSentence(inWords(regression), input.regression_margin));
    else if (regression.verdict === "worse") sentences.push(differenceSentence(inWords(regression)));
  }
  return sentences.length === 1 ? (sentences[0] ?? "") : `${sentences.join(". ")}.`;
}

function reportModelOf(evaluated: EvaluatedModel, suites: readonly Suite[], seed?: number): ReportModel {
  const found = suites.map((suite) => ({ suite, ...evaluationOn(suite, evaluated) }));
  const items = found.flatMap((one) => one.items);
  return {
    model: evaluated.model,
    label: evaluated.label,
    evaluation_ids: found.map(({ evaluation }) => evaluation.id),
    metrics: found.flatMap(({ suite, items: own }) =>
      summarizeMetrics(suite, own, seed).map((value) => ({ ...value, suite: suite.name })),
    ),
    seconds_per_item: items.reduce((total, item) => total + item.seconds, 0) / items.length,
    completion_tokens: items.reduce((total, item) => total + item.completion_tokens, 0),
    peak_memory_mb: peakMemory(found.map(({ evaluation }) => evaluation.provenance?.peak_memory_mb)),
  };
}

/** Of part of the evaluations it would not be the most that the model took. */
function peakMemory(peaks: readonly (number | undefined)[]): number | null {
  const known = peaks.filter((peak) => peak !== undefined);
  return known.length === peaks.length && known.length > 0 ? Math.max(...known) : null;
}

function provenanceOf(evaluated: EvaluatedModel, suites: readonly Suite[]): Provenance[] {
  return suites.flatMap((suite) => evaluationOn(suite, evaluated).evaluation.provenance ?? []);
}
