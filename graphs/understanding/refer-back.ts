import type { StepDraft } from "#domain/plan.ts";
import type { Tool } from "#tools/define-tool.ts";
import { modelsNamed } from "./name-arguments.ts";
import type { Reading } from "./reading.ts";
import { fold } from "./tokens.ts";
import type { KnownEntities } from "./understanding.ts";

const ordinals: [number, RegExp][] = [
  [0, /\b(?:first|former|erste[nrsm]?|primer[oa]?)\b|第一个?|前者/u],
  [1, /\b(?:second|latter|other one|zweite[nrsm]?|segund[oa]|otr[oa])\b|第二个?|后者|另一个/u],
  [2, /\b(?:third|dritte[nrsm]?|tercer[oa]?)\b|第三个?/u],
  [-1, /\b(?:last one|the last|letzte[nrsm]?|ultim[oa])\b|最后一个/u],
];

/** Fills what a message leaves to "it", "the second one" or "the slot of the same name" from what was said just before. */
export function referBack(
  steps: readonly StepDraft[],
  reading: Reading,
  before: { steps: readonly StepDraft[]; reading: Reading },
  tools: readonly Tool[],
  entities: KnownEntities,
): StepDraft[] {
  const models = modelsOf(before);
  const chosen = chosenModels(models, reading.text);
  return steps.map((step) => {
    const tool = tools.find((item) => item.name === step.tool);
    if (!tool) return step;
    const args = { ...step.args };
    const open = (name: string) => name in tool.input.shape && args[name] === undefined;
    if (open("model") && chosen[0] !== undefined) args["model"] = chosen[0];
    if (open("models") && chosen.length > 0)
      args["models"] = step.tool === "compare_models" ? models.slice(0, 5) : chosen;
    for (const name of ["report", "suite", "job", "dataset", "slot"]) {
      const value = open(name) ? earlierValue(name, before.steps) : undefined;
      if (value !== undefined && isMeant(name, tool)) args[name] = value;
    }
    const suite = earlierValue("suite", before.steps);
    if (open("slot") && suite !== undefined && entities["slot"]?.some((slot) => slot.id === suite))
      args["slot"] = suite;
    return { ...step, args };
  });
}

function modelsOf(before: { steps: readonly StepDraft[]; reading: Reading }): string[] {
  const named = modelsNamed(before.reading, () => true).map((model) => model.id);
  const inArgs = before.steps.flatMap((step) => [
    step.args["model"],
    ...(Array.isArray(step.args["models"]) ? step.args["models"] : []),
  ]);
  return [...new Set([...named, ...inArgs.filter((value) => typeof value === "string")])];
}

function chosenModels(models: string[], text: string): string[] {
  const folded = fold(text);
  const ordinal = ordinals.find(([, pattern]) => pattern.test(folded));
  if (ordinal) return [models.at(ordinal[0])].filter((model) => model !== undefined);
  return /\b(?:both|them|beide|ambos|los dos)\b|两个都|它们/u.test(folded) ? models : models.slice(0, 1);
}

function earlierValue(name: string, steps: readonly StepDraft[]): string | undefined {
  return steps.map((step) => step.args[name]).findLast((value) => typeof value === "string");
}

/** An optional suite or slot is not carried over: only what the call cannot do without. */
function isMeant(name: string, tool: Tool): boolean {
  const schema = tool.input.shape[name] as { safeParse(value: unknown): { success: boolean } };
  return name === "report" || name === "job" || !schema.safeParse(undefined).success;
}
