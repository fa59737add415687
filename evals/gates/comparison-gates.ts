import { fieldTitle } from "#domain/field-title.ts";
import type { Gate } from "#domain/roster.ts";
import type { PairedDifference } from "#domain/report.ts";
import {
  formatNumber,
  formatP,
  formatPercent,
  formatPoints,
  pointDigits,
} from "#evals/report/number-words.ts";
import { significanceLevel } from "#evals/statistics/interval-settings.ts";
import {
  findDifference,
  opponentOf,
  reportReference,
  suiteNamed,
  type FoundDifference,
  type GateInput,
} from "./gate-input.ts";

/** Better than the holder, or than the base where the slot is empty: lower bound above zero and corrected p below .05. */
export function betterGate(input: GateInput): Gate {
  const { profile } = input;
  const opponent = opponentOf(input);
  const found = findDifference(input, profile.suite, profile.main_metric, opponent.address);
  return {
    name: "better",
    title: input.holder ? "Better than the holder" : "Better than the base",
    passed:
      "difference" in found &&
      found.difference.interval.low > 0 &&
      found.difference.p_corrected < significanceLevel,
    value:
      "difference" in found
        ? `${differenceInWords(found.difference)}, corrected ${formatP(found.difference.p_corrected)}`
        : found.missing,
    threshold: `on ${profile.suite}, ${fieldTitle(profile.main_metric)}, over ${opponent.name}: lower bound above 0 and corrected p below .05`,
    evidence: reportReference(input),
  };
}

/**
 * The regression suite loses less than the margin at the lower bound of the interval: against the opponent, and where the
 * report has it against the base too, so that small losses do not add up from holder to holder.
 */
export function regressionGate(input: GateInput): Gate {
  const { profile } = input;
  const opponent = opponentOf(input);
  const metric = suiteNamed(input, profile.regression_suite)?.main_metric;
  const against = (baseline: string) => findDifference(input, profile.regression_suite, metric, baseline);
  const besideBase =
    opponent.address === profile.base_model
      ? []
      : [against(profile.base_model)].filter((found) => "difference" in found);
  const worst = [against(opponent.address), ...besideBase].reduce(worse);
  const margin = formatPoints(profile.regression_margin, profile.regression_margin < 0.1 ? 1 : 0);
  return {
    name: "no-regression",
    title: "No regression",
    passed: "difference" in worst && worst.difference.interval.low > -profile.regression_margin,
    value: "difference" in worst ? differenceInWords(worst.difference) : worst.missing,
    threshold: `on ${profile.regression_suite}: lower bound above −${margin}`,
    evidence: reportReference(input),
  };
}

function worse(left: FoundDifference, right: FoundDifference): FoundDifference {
  if (!("difference" in left) || !("difference" in right)) return "difference" in left ? right : left;
  return left.difference.interval.low <= right.difference.interval.low ? left : right;
}

/** Mean of the main metric; no gate when the profile asks no score. */
export function scoreGate(input: GateInput): Gate[] {
  const { profile, report, candidate } = input;
  if (profile.min_score === undefined) return [];
  const value = report?.models
    .find(({ model }) => model === candidate.address)
    ?.metrics.find(({ suite, metric }) => suite === profile.suite && metric === profile.main_metric);
  return [
    {
      name: "min-score",
      title: "Minimum score",
      passed: value !== undefined && value.mean >= profile.min_score,
      value: value
        ? formatPercent(value.mean)
        : `no score on ${profile.suite}, ${fieldTitle(profile.main_metric)}`,
      threshold: `at least ${formatPercent(profile.min_score)} on ${profile.suite}, ${fieldTitle(profile.main_metric)}`,
      evidence: reportReference(input),
    },
  ];
}

/** Mean time an item took in the report's evaluations; no gate when the profile sets no limit. */
export function latencyGate(input: GateInput): Gate[] {
  const { profile, report, candidate } = input;
  if (profile.max_latency_s === undefined) return [];
  const seconds = report?.models.find(({ model }) => model === candidate.address)?.seconds_per_item;
  return [
    {
      name: "latency",
      title: "Latency within the limit",
      passed: seconds !== undefined && seconds <= profile.max_latency_s,
      value: seconds === undefined ? "no answer was timed" : `${seconds.toFixed(2)} s an answer`,
      threshold: `at most ${profile.max_latency_s} s an answer`,
      evidence: reportReference(input),
    },
  ];
}

function differenceInWords({ difference, interval, n }: PairedDifference): string {
  const digits = pointDigits(difference, interval);
  const ends = [interval.low, interval.high].map((end) => formatNumber(end * 100, digits)).join(" to ");
  const sign = difference > 0 ? "+" : "";
  return `${sign}${formatPoints(difference, digits)}, 95 % interval ${ends}, n = ${n}`;
}
