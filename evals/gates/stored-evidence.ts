import type { Evaluation } from "#domain/evaluation.ts";
import type { Report, ReportModel } from "#domain/report.ts";

/** Two sums of the same numbers in the same order differ by nothing; this leaves room for how they were stored. */
const tolerance = 1e-9;

/**
 * What of a report does not stand in the stored evaluations it was made from, in words; undefined when all of it does: each
 * evaluation is there, complete, of the weights and items the report names, with the report's figures.
 */
export function whatIsNotStored(report: Report, evaluations: readonly Evaluation[]): string | undefined {
  const stored = new Map(evaluations.map((evaluation) => [evaluation.id, evaluation]));
  for (const model of report.models) {
    for (const [index, id] of model.evaluation_ids.entries()) {
      const evaluation = stored.get(id);
      if (evaluation === undefined) return `evaluation ${id} of ${model.model} is not stored any more`;
      const wrong = whatDiffers(report, model, report.suites[index] ?? "", evaluation);
      if (wrong !== undefined) return `evaluation ${id} of ${model.model} ${wrong}`;
    }
  }
  return undefined;
}

function whatDiffers(
  report: Report,
  { model, metrics }: ReportModel,
  suite: string,
  evaluation: Evaluation,
): string | undefined {
  if (evaluation.state !== "complete") return `is ${evaluation.state}, not complete`;
  const made = report.provenance.find((item) => item.model === model && item.suite === suite);
  if (made?.model_digest !== evaluation.model_digest || made.suite_digest !== evaluation.suite_digest)
    return "is of other weights or items than the report says";
  const isSame = metrics
    .filter((value) => value.suite === suite)
    .every(({ metric, mean, n }) => {
      const own = evaluation.metrics.find((value) => value.metric === metric);
      return own !== undefined && own.n === n && Math.abs(own.mean - mean) <= tolerance;
    });
  return isSame ? undefined : "holds other figures than the report";
}
