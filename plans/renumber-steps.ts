import { resolveReferences, type Reference } from "#domain/reference.ts";
import type { StepDraft } from "#domain/plan.ts";
import type { Completed } from "./complete-steps.ts";

/** Steps numbered in the order they stand, with references, conditions and notes following the new numbers. */
export function renumberSteps(completed: Completed): Completed {
  const names = new Map(completed.steps.map((step, index) => [step.id, `step-${index + 1}`]));
  const renamed = (id: string) => names.get(id) ?? id;
  const steps = completed.steps.map((step): StepDraft => ({
    id: renamed(step.id),
    tool: step.tool,
    args: resolveReferences(step.args, (reference: Reference) => ({
      ...reference,
      $from: renamed(reference.$from),
    })) as Record<string, unknown>,
    ...(step.when === undefined ? {} : { when: { ...step.when, from: renamed(step.when.from) } }),
  }));
  const assumed = Object.fromEntries(
    Object.entries(completed.assumed).map(([key, reason]) => {
      const [id = "", argument = ""] = key.split(".");
      return [`${renamed(id)}.${argument}`, reason];
    }),
  );
  return {
    steps,
    assumed,
    missing: completed.missing.map((item) => ({ ...item, step: renamed(item.step) })),
  };
}
