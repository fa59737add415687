import type { Condition, Plan, Step } from "#domain/plan.ts";
import { readField, resolveReferences, type Reference } from "#domain/reference.ts";

/** What can be decided of a plan's steps from their states and results alone; a pure rule, with no model inside. */
export type NextSteps = {
  /** The plan with what follows from its states: skipped and blocked steps. */
  steps: Step[];
  /** Ids of the steps that can run now. */
  ready: string[];
  state: Plan["state"];
};

export function nextSteps(plan: Pick<Plan, "steps" | "state">): NextSteps {
  const steps = plan.steps.map((step) => ({ ...step }));
  for (let changed = true; changed;) {
    changed = false;
    for (const step of steps) {
      const next = settledState(step, steps);
      if (next === undefined || next === step.state) continue;
      step.state = next;
      changed = true;
    }
  }
  const ready = steps
    .filter(
      (step) =>
        step.state === "waiting" &&
        needsOf(step, steps).every((need) => need.state === "done" || need.state === "skipped"),
    )
    .map((step) => step.id);
  return { steps, ready, state: planState(plan.state, steps, ready) };
}

/** A false condition, or a result that will not come, skips a step; a failure blocks what depends on it. */
function settledState(step: Step, steps: readonly Step[]): Step["state"] | undefined {
  if (step.state !== "waiting") return undefined;
  const needs = needsOf(step, steps);
  if (needs.some((need) => need.state === "failed" || need.state === "blocked")) return "blocked";
  if (needs.some((need) => need.state === "skipped")) return "skipped";
  if (step.when === undefined) return undefined;
  const source = steps.find((item) => item.id === step.when?.from);
  if (source?.state !== "done") return undefined;
  return holds(step.when, readField(source.result, step.when.field)) ? undefined : "skipped";
}

function needsOf(step: Step, steps: readonly Step[]): Step[] {
  return steps.filter((item) => step.needs.includes(item.id));
}

function planState(before: Plan["state"], steps: readonly Step[], ready: readonly string[]): Plan["state"] {
  if (before !== "running" || ready.length > 0 || steps.some((step) => step.state === "running"))
    return before;
  const failed = steps.filter((step) => step.state === "failed");
  if (failed.length > 0 && failed.every((step) => step.error?.code === "cancelled")) return "cancelled";
  if (failed.length > 0 || steps.some((step) => step.state === "blocked")) return "failed";
  return steps.every((step) => step.state === "done" || step.state === "skipped") ? "done" : before;
}

/** Whether a step's result satisfies a condition; a missing value never does. */
export function holds(condition: Condition, value: unknown): boolean {
  if (condition.op === "is") return value === condition.value;
  if (typeof value !== "number" || typeof condition.value !== "number") return false;
  switch (condition.op) {
    case "<":
      return value < condition.value;
    case "<=":
      return value <= condition.value;
    case ">":
      return value > condition.value;
    case ">=":
      return value >= condition.value;
  }
}

/** A step's arguments with every reference replaced by the earlier step's result. */
export function resolvedArguments(step: Step, steps: readonly Step[]): Record<string, unknown> {
  const lookup = (reference: Reference) =>
    readField(steps.find((item) => item.id === reference.$from)?.result, reference.field);
  return resolveReferences(step.args, lookup) as Record<string, unknown>;
}
