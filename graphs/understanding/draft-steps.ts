import type { StepDraft } from "#domain/plan.ts";
import type { Tool } from "#tools/define-tool.ts";
import { fillArguments } from "./fill-arguments.ts";
import type { Clause } from "./clauses.ts";
import { modelsNamed } from "./name-arguments.ts";
import { ownReading } from "./own-reading.ts";
import type { Reading } from "./reading.ts";
import type { KnownEntities } from "./understanding.ts";

type Chosen = { tool: string; clauses: Clause[] };

/** Steps with the arguments that the text gives, numbered from `first`; tools that are not built stay without arguments. */
export function draftSteps(
  chosen: readonly Chosen[],
  reading: Reading,
  tools: readonly Tool[],
  entities: KnownEntities,
  first = 1,
): StepDraft[] {
  const steps: StepDraft[] = [];
  for (const { tool: name, clauses } of inOrderOfReading(chosen, tools)) {
    const tool = tools.find((item) => item.name === name);
    const isAlone = chosen.length === 1;
    const own = isAlone ? reading : ownReading(reading, clauses);
    const isOwn = (place: { start: number }) =>
      isAlone || clauses.some((clause) => place.start >= clause.start && place.start < clause.end);
    const args = tool ? fillArguments({ tool, reading, own, entities, isOwn, isAlone }).args : {};
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

/** Steps that only read run in the order they were asked for; one that shall look "then" looks when the change is made. */
function inOrderOfReading(chosen: readonly Chosen[], tools: readonly Tool[]): readonly Chosen[] {
  const isRead = ({ tool, clauses }: Chosen) =>
    tools.find((item) => item.name === tool)?.effect === "reads" && clauses.length > 0;
  const start = ({ clauses }: Chosen) => Math.min(...clauses.map((clause) => clause.start));
  if (chosen.every(isRead)) return chosen.toSorted((left, right) => start(left) - start(right));
  const changes = chosen.filter((item) => !isRead(item) && item.clauses.length > 0);
  const isLate = (item: Chosen) =>
    isRead(item) &&
    changes.length > 0 &&
    item.clauses.every((clause) => clause.join === "then") &&
    changes.every((change) => start(change) < start(item));
  return [...chosen.filter((item) => !isLate(item)), ...chosen.filter(isLate)];
}
