import type { Question, StepDraft } from "#domain/plan.ts";
import { entityKindOf, type EntityKind } from "#domain/entity.ts";
import type { Tool } from "#tools/define-tool.ts";
import type { KnownEntities } from "./understanding.ts";

const asks: Readonly<Record<string, string>> = {
  dataset: "Which dataset?",
  model: "Which model?",
  models: "Which models?",
  suite: "Which evaluation suite?",
  slot: "Which roster slot?",
  report: "Which report is the evidence?",
  job: "Which job?",
  runs: "Which runs?",
  query: "What is to be looked up?",
  cypher: "Which Cypher query?",
  from: "Between what and what?",
  to: "And which other one?",
  upload: "Which uploaded file?",
  prompt: "What shall the models be asked?",
  sql: "Which SELECT shall be run?",
  metric: "Which metric, and from which value on?",
};

/** Asked first: what the rest hangs on. */
const order = ["job", "models", "model", "dataset", "suite", "slot", "prompt", "report"];

/** The one question that must be answered before the steps can be planned; none when text, steps and profile give enough. */
export function askForMissing(
  steps: readonly StepDraft[],
  tools: readonly Tool[],
  entities: KnownEntities,
): Omit<Question, "id">[] {
  for (const step of steps) {
    const tool = tools.find((item) => item.name === step.tool);
    const missing = tool ? missingArguments(step, tool, steps, entities) : [];
    const argument = order.find((name) => missing.includes(name)) ?? missing[0];
    if (tool && argument !== undefined) return [questionFor(step, tool, argument, entities)];
  }
  return [];
}

function missingArguments(
  step: StepDraft,
  tool: Tool,
  steps: readonly StepDraft[],
  entities: KnownEntities,
): string[] {
  const missing = Object.entries(tool.input.shape).filter(
    ([name, schema]) =>
      step.args[name] === undefined &&
      isRequired(schema) &&
      !isGivenElsewhere(name, step, tool, steps, entities),
  );
  const names = missing.map(([name]) => name);
  return needsMore(step, steps, entities) ? [...names, needsMore(step, steps, entities) ?? ""] : names;
}

function isRequired(schema: unknown): boolean {
  return !(schema as { safeParse(value: unknown): { success: boolean } }).safeParse(undefined).success;
}

/** What no schema demands, and yet no step makes sense without. */
function needsMore(
  step: StepDraft,
  steps: readonly StepDraft[],
  entities: KnownEntities,
): string | undefined {
  if (step.tool === "compare_models") {
    const models = step.args["models"];
    const isLone =
      Array.isArray(models) &&
      models.length < 2 &&
      step.args["baseline"] === undefined &&
      step.args["slot"] === undefined;
    return isLone &&
      !(typeof models[0] === "string" && models[0].includes("+")) &&
      typeof models[0] === "string" &&
      !hasSlot(steps, entities)
      ? "models"
      : undefined;
  }
  if (step.tool === "generate_enterprise_data") {
    const isOpen = ["dataset", "scale", "count", "seed"].every((name) => step.args[name] === undefined);
    return isOpen && steps.length === 1 ? "dataset" : undefined;
  }
  if (step.tool === "compare_runs") {
    // "The last two" needs no names, and a list before it has them.
    const isOpen = ["runs", "limit", "experiment", "suite", "adapter_name", "model"].every(
      (name) => step.args[name] === undefined,
    );
    return isOpen && steps.length === 1 ? "runs" : undefined;
  }
  if (step.tool === "write_profile") {
    const isOpen = Object.keys(step.args).every((name) => name === "slot");
    return isOpen && step.args["slot"] !== undefined ? "min_score" : undefined;
  }
  return undefined;
}

/** Given by an earlier step's result or by the profile of the slot that the plan is about. */
function isGivenElsewhere(
  argument: string,
  step: StepDraft,
  tool: Tool,
  steps: readonly StepDraft[],
  entities: KnownEntities,
): boolean {
  if (tool.fromSlot?.[argument] !== undefined && hasSlot(steps, entities)) return true;
  if (argument === "report" && step.args["model"] !== undefined && step.args["slot"] !== undefined)
    return true;
  // The data of a training may lead to its slot, and that to the suite: completing the plan finds out, or asks.
  if (
    argument === "suite" &&
    steps.some((earlier) => earlier.tool === "start_training" && earlier.args["dataset"] !== undefined)
  )
    return true;
  if (argument === "dataset" && tool.name === "start_training" && hasSlot(steps, entities)) return true;
  return (
    argument === "dataset" &&
    steps.slice(0, steps.indexOf(step)).some((earlier) => earlier.tool === "build_training_set") &&
    tool.name === "start_training"
  );
}

function hasSlot(steps: readonly StepDraft[], entities: KnownEntities): boolean {
  const isSlot = (value: unknown) =>
    typeof value === "string" &&
    (entities["slot"]?.some((slot) => slot.id === value || `roster/${slot.id}` === value) ?? false);
  return steps.some(
    (step) => isSlot(step.args["slot"]) || isSlot(step.args["suite"]) || isSlot(step.args["adapter_name"]),
  );
}

function questionFor(
  step: StepDraft,
  tool: Tool,
  argument: string,
  entities: KnownEntities,
): Omit<Question, "id"> {
  const schema = tool.input.shape[argument] as Parameters<typeof entityKindOf>[0] | undefined;
  const kind = schema ? entityKindOf(schema) : undefined;
  const options = kind === undefined ? [] : optionsOf(kind, step, entities);
  return {
    field: `${step.id}.${argument}`,
    ask: asks[argument] ?? `What is the ${argument.replaceAll("_", " ")}?`,
    ...(options.length > 0 ? { options } : {}),
  };
}

function optionsOf(
  kind: EntityKind,
  step: StepDraft,
  entities: KnownEntities,
): { value: string; label: string }[] {
  const kinds = kind === "training-set" ? ["dataset", "training-set"] : [kind];
  const all = kinds.flatMap((name) => entities[name] ?? []).filter((entity) => entity.absent === undefined);
  const running =
    step.tool === "cancel_job"
      ? all.filter(
          (entity) => entity.state === undefined || entity.state === "running" || entity.state === "queued",
        )
      : all;
  return running.slice(0, 8).map((entity) => ({ value: entity.id, label: entity.names[0] ?? entity.id }));
}
