import type { StepDraft } from "#domain/plan.ts";
import type { Tool } from "#tools/define-tool.ts";
import { fillArguments } from "./fill-arguments.ts";
import type { Clause } from "./clauses.ts";
import { modelsNamed } from "./name-arguments.ts";
import type { Reading } from "./reading.ts";
import type { KnownEntities } from "./understanding.ts";

/** Steps with the arguments that the text gives, numbered from `first`; tools that are not built stay without arguments. */
export function draftSteps(
  chosen: { tool: string; clauses: Clause[] }[],
  reading: Reading,
  tools: readonly Tool[],
  entities: KnownEntities,
  first = 1,
): StepDraft[] {
  const steps: StepDraft[] = [];
  for (const { tool: name, clauses } of chosen) {
    const tool = tools.find((item) => item.name === name);
    const isOwn = (place: { start: number }) =>
      chosen.length === 1 ||
      clauses.some((clause) => place.start >= clause.start && place.start < clause.end);
    const args = tool
      ? fillArguments({ tool, reading, entities, isOwn, isAlone: chosen.length === 1 }).args
      : {};
    for (const each of oneEach(name, args, reading))
      steps.push({ id: `step-${first + steps.length}`, tool: name, args: each });
  }
  return steps;
}

/** A reading tool that takes one model is called once for each that is named: "the licences of A and B". */
function oneEach(tool: string, args: Record<string, unknown>, reading: Reading): Record<string, unknown>[] {
  if (tool !== "inspect_model") return [args];
  const models = modelsNamed(reading, () => true).slice(0, 4);
  return models.length > 1 ? models.map((model) => ({ ...args, model: model.id })) : [args];
}
