import { evidenceGate } from "./evidence-gate.ts";
import { findDifference, opponentOf, suiteNamed, type GateInput } from "./gate-input.ts";

/**
 * Whether the report says all that the gates ask of a report: current, and with the differences from the present opponent
 * on the deciding and on the regression suite. Whether they are good enough is another question.
 */
export function hasCompleteEvidence(input: GateInput): boolean {
  const { profile } = input;
  const { address } = opponentOf(input);
  const regression = suiteNamed(input, profile.regression_suite)?.main_metric;
  return (
    evidenceGate(input).passed &&
    "difference" in findDifference(input, profile.suite, profile.main_metric, address) &&
    "difference" in findDifference(input, profile.regression_suite, regression, address)
  );
}
