import type { Gate } from "#domain/roster.ts";
import { reportReference, type GateInput } from "./gate-input.ts";

/**
 * None of the examples that the candidate learned from is a near-duplicate of a test item, as the report has counted. What
 * was not checked does not pass; there is no such gate for a model that was not trained here, whose training data nobody
 * can know.
 */
export function overlapGate(input: GateInput): Gate[] {
  const { candidate, report } = input;
  if (candidate.kind !== "adapter" && candidate.training_set_id === undefined) return [];
  const overlap = report?.overlap ?? null;
  return [
    {
      name: "overlap",
      title: "Learned from no test item",
      passed: overlap !== null && overlap.checked > 0 && overlap.near_duplicates === 0,
      value:
        overlap === null || overlap.checked === 0
          ? "its training examples were not compared with the test items"
          : `${overlap.near_duplicates.toLocaleString("en")} of ${overlap.checked.toLocaleString("en")} training examples are near-duplicates of test items`,
      threshold: "no near-duplicate of a test item among its training examples",
      evidence: reportReference(input),
    },
  ];
}
