import { Failure } from "#domain/failure.ts";
import type { Constraint } from "./constraint.ts";
import { layoutConstraints } from "./constraints/layout.ts";
import { lengthConstraints } from "./constraints/lengths.ts";
import { letterConstraints } from "./constraints/letters.ts";
import { phraseConstraints } from "./constraints/phrases.ts";

/** Every constraint a suite item can name. */
export const constraints: readonly Constraint[] = [
  ...lengthConstraints,
  ...letterConstraints,
  ...phraseConstraints,
  ...layoutConstraints,
];

function constraintWith(
  name: string,
  parameters: Record<string, unknown>,
): { constraint: Constraint; values: Record<string, unknown> } {
  const constraint = constraints.find((one) => one.name === name);
  if (!constraint) {
    throw new Failure("invalid-input", `There is no constraint "${name}".`, {
      hint: `Constraints: ${constraints.map((one) => one.name).join(", ")}.`,
    });
  }
  const parsed = constraint.parameters.safeParse(parameters);
  if (!parsed.success)
    throw new Failure(
      "invalid-input",
      `Constraint "${name}" cannot work with ${JSON.stringify(parameters)}.`,
      { hint: parsed.error.message },
    );
  return { constraint, values: parsed.data };
}

/** 1 when the answer keeps the constraint, else 0. Throws `invalid-input` for a constraint or parameters that do not exist. */
export function scoreConstraint(name: string, parameters: Record<string, unknown>, output: string): number {
  const { constraint, values } = constraintWith(name, parameters);
  return constraint.holds(output, values) ? 1 : 0;
}

/** The constraint in words. */
export function describeConstraint(name: string, parameters: Record<string, unknown>): string {
  const { constraint, values } = constraintWith(name, parameters);
  return constraint.describe(values);
}
