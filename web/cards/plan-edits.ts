import type { Plan, Step, StepDraft } from "#domain/plan.ts";

/** What a person changed in a plan before saving it: arguments by step, and steps taken out. */
export type PlanEdits = { args: Record<string, Record<string, unknown>>; removed: string[] };

export const noEdits: PlanEdits = { args: {}, removed: [] };

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** The edits with one argument set; setting it back to what the plan says takes the edit away. */
export function editArgument(edits: PlanEdits, step: Step, name: string, value: unknown): PlanEdits {
  const changed = { ...edits.args[step.id] };
  if (isSame(value, step.args[name])) delete changed[name];
  else changed[name] = value;
  const { [step.id]: _, ...others } = edits.args;
  return { ...edits, args: Object.keys(changed).length === 0 ? others : { ...others, [step.id]: changed } };
}

/** Steps that need a removed one go with it. */
export function removeStep(edits: PlanEdits, plan: Plan, stepId: string): PlanEdits {
  const removed = new Set([...edits.removed, stepId]);
  let size = 0;
  while (size !== removed.size) {
    size = removed.size;
    for (const step of plan.steps) {
      if (
        step.needs.some((id) => removed.has(id)) ||
        (step.when !== undefined && removed.has(step.when.from))
      )
        removed.add(step.id);
    }
  }
  return { ...edits, removed: [...removed] };
}

export function countEdits(edits: PlanEdits): number {
  const changed = Object.entries(edits.args).filter(([stepId]) => !edits.removed.includes(stepId));
  return edits.removed.length + changed.reduce((sum, [, args]) => sum + Object.keys(args).length, 0);
}

/** The argument as it would be saved. */
export function editedValue(edits: PlanEdits, step: Step, name: string): unknown {
  const changed = edits.args[step.id];
  return changed !== undefined && name in changed ? changed[name] : step.args[name];
}

/** The plan's steps as a person wants them; an argument set to nothing is left out. */
export function editedSteps(plan: Plan, edits: PlanEdits): StepDraft[] {
  return plan.steps
    .filter((step) => !edits.removed.includes(step.id))
    .map((step) => {
      const merged = { ...step.args, ...edits.args[step.id] };
      const args = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
      return { id: step.id, tool: step.tool, args, ...(step.when === undefined ? {} : { when: step.when }) };
    });
}
