import type { Evaluation, ItemResult, Suite } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";

/** A model with its finished evaluations and all their stored items. */
export type EvaluatedModel = {
  /** Its address. */
  model: string;
  label: string;
  evaluations: readonly { evaluation: Evaluation; items: readonly ItemResult[] }[];
};

/**
 * The evaluation of `suite` by this model. Throws `invalid-input` when there is none, and `conflict` when it is not
 * complete, was made with other items than the suite has now, or has no provenance. It may stand under another address: the
 * same weights are not evaluated twice.
 */
export function evaluationOn(suite: Suite, evaluated: EvaluatedModel): EvaluatedModel["evaluations"][number] {
  const found = evaluated.evaluations.find(({ evaluation }) => evaluation.suite === suite.name);
  if (!found) {
    throw new Failure("invalid-input", `${evaluated.label} was not evaluated on suite "${suite.name}"`, {
      hint: `Evaluate ${evaluated.model} on "${suite.name}" first.`,
    });
  }
  const { evaluation } = found;
  const wrong = whatIsWrong(suite, found);
  if (wrong !== undefined) {
    throw new Failure(
      "conflict",
      `Evaluation ${evaluation.id} of ${evaluated.label} on "${suite.name}" ${wrong}`,
      {
        hint: `Evaluate ${evaluated.model} on "${suite.name}" again.`,
      },
    );
  }
  return found;
}

function whatIsWrong(
  suite: Suite,
  { evaluation, items }: EvaluatedModel["evaluations"][number],
): string | undefined {
  if (evaluation.state !== "complete") return `is ${evaluation.state}, not complete`;
  if (evaluation.suite_digest !== suite.digest) return "was made with other items than the suite has now";
  if (evaluation.provenance === undefined) return "does not say how it was made";
  if (items.length === 0) return "holds no items";
  const known = new Set(suite.items.map((item) => item.id));
  const stranger = items.find((item) => !known.has(item.item_id));
  return stranger ? `holds item "${stranger.item_id}", which the suite does not have` : undefined;
}
