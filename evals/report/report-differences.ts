import type { Suite } from "#domain/evaluation.ts";
import type { PairedDifference } from "#domain/report.ts";
import { scoredItemsOf } from "#evals/run/summarize-metrics.ts";
import { comparePaired } from "#evals/statistics/compare-paired.ts";
import { holmCorrection } from "#evals/statistics/holm-correction.ts";
import { verdictOf } from "#evals/statistics/verdict-of.ts";
import { evaluationOn, type EvaluatedModel } from "./evaluated-model.ts";

/**
 * The candidate minus each other model, on every metric of every suite that both have items of; p corrected by Holm over
 * all of them, and verdicts by the corrected p.
 */
export function reportDifferences(
  candidate: EvaluatedModel,
  others: readonly EvaluatedModel[],
  suites: readonly Suite[],
  seed?: number,
): PairedDifference[] {
  const differences = others.flatMap((other) =>
    suites.flatMap((suite) => onSuite(candidate, other, suite, seed)),
  );
  const corrected = holmCorrection(differences.map((difference) => difference.p));
  return differences.map((difference, index) => {
    const p_corrected = corrected[index] ?? 1;
    return { ...difference, p_corrected, verdict: verdictOf({ interval: difference.interval, p_corrected }) };
  });
}

function onSuite(
  candidate: EvaluatedModel,
  other: EvaluatedModel,
  suite: Suite,
  seed?: number,
): PairedDifference[] {
  const mine = evaluationOn(suite, candidate).items;
  const theirs = evaluationOn(suite, other).items;
  const answered = new Set(theirs.map((item) => item.item_id));
  return suite.metrics.flatMap((metric) => {
    const candidateItems = scoredItemsOf(metric.tasks, mine);
    const baselineItems = scoredItemsOf(metric.tasks, theirs);
    if (!candidateItems.some((item) => answered.has(item.id))) return [];
    const {
      leftOut,
      candidate_mean: _,
      baseline_mean: __,
      ...comparison
    } = comparePaired({
      candidate: candidateItems,
      baseline: baselineItems,
      names: { candidate: candidate.label, baseline: other.label },
      ...(seed === undefined ? {} : { seed }),
    });
    const left = leftOut.candidate_only.length + leftOut.baseline_only.length;
    return [
      {
        metric: metric.name,
        metric_title: metric.title,
        suite: suite.name,
        candidate: candidate.model,
        baseline: other.model,
        ...comparison,
        ...(left === 0 ? {} : { left_out: left }),
      },
    ];
  });
}
