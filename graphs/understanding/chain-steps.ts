import type { Condition, StepDraft } from "#domain/plan.ts";
import type { Reference } from "#domain/reference.ts";
import { baseOf, speaksOfBase } from "./name-arguments.ts";
import { fold } from "./tokens.ts";
import type { KnownEntities } from "./understanding.ts";

/**
 * Lets later steps use what earlier ones make: the trained model is what is compared, measured, evaluated and proposed; the
 * comparison's report is the proposal's evidence, and its verdict the condition.
 */
export function chainSteps(steps: readonly StepDraft[], text: string, entities: KnownEntities): StepDraft[] {
  const chained: StepDraft[] = [];
  for (const step of steps) chained.push(chainStep(step, chained, text, entities));
  return chained;
}

function chainStep(
  step: StepDraft,
  earlier: readonly StepDraft[],
  text: string,
  entities: KnownEntities,
): StepDraft {
  const training = earlier.findLast((item) => item.tool === "start_training");
  const comparison = earlier.findLast((item) => item.tool === "compare_models");
  const built = earlier.findLast((item) => item.tool === "build_training_set");
  const evaluation = earlier.findLast((item) => item.tool === "start_evaluation");
  const imported = earlier.findLast((item) => item.tool === "import_dataset");
  const args = { ...step.args };
  if (imported && takesDataset.has(step.tool) && args["dataset"] === undefined)
    args["dataset"] = from(imported, "dataset");
  if (step.tool === "start_training" && built) args["dataset"] = from(built, "training_set");
  if (step.tool === "compare_models" && training)
    Object.assign(args, comparedModels(args, training, text, entities));
  if (["measure_model", "prompt_models"].includes(step.tool) && training)
    args["models"] = [from(training, "model")];
  if (step.tool === "start_evaluation" && training) args["model"] = from(training, "model");
  if (step.tool === "request_promotion") {
    if (training) args["model"] = from(training, "model");
    else if (comparison && args["model"] === undefined) args["model"] = from(comparison, "candidate");
    if (comparison) args["report"] = from(comparison, "report");
    if (args["slot"] === undefined) takeSlot(args, comparison ?? evaluation, entities);
  }
  if (step.tool === "read_report" && comparison && args["report"] === undefined) {
    delete args["suite"];
    delete args["model"];
    args["report"] = from(comparison, "report");
  }
  const when = step.when ?? conditionFor(step, earlier, text);
  return { ...step, args, ...(when ? { when } : {}) };
}

/** What may be done with a file as soon as it is a dataset. */
const takesDataset = new Set(["describe_dataset", "find_records", "aggregate_records", "index_documents"]);

function from(step: StepDraft, field: string): Reference {
  return { $from: step.id, field };
}

/** The new model first, then what it is held against: the base it was made from unless others are named. */
function comparedModels(
  args: Record<string, unknown>,
  training: StepDraft,
  text: string,
  entities: KnownEntities,
): Record<string, unknown> {
  const trained =
    typeof training.args["model"] === "string" ? training.args["model"] : baseOf(undefined, entities);
  const named = Array.isArray(args["models"]) ? (args["models"] as unknown[]) : [];
  const others = named.filter((model) => model !== trained && model !== args["baseline"]);
  const models = [from(training, "model"), ...others];
  const isAgainstBase = others.length === 0 || speaksOfBase(text);
  const baseline = args["baseline"] ?? (isAgainstBase ? trained : undefined);
  return baseline === undefined ? { models } : { models, baseline };
}

/** A slot and its suite share their name: "compare on X and, if better, propose it" means slot X. */
function takeSlot(args: Record<string, unknown>, step: StepDraft | undefined, entities: KnownEntities): void {
  const suite = step?.args["suite"];
  if (typeof suite === "string" && entities["slot"]?.some((slot) => slot.id === suite)) args["slot"] = suite;
}

const ifWords =
  /\bif\b|\bin case\b|\bprovided\b|\bshould it\b|\bonly\b|\bunless\b|\bfalls\b|\bwenn\b|\bsofern\b|\bsi\b|\ben caso\b|\bcuando\b|如果|若|假如|要是|胜/u;

function conditionFor(step: StepDraft, earlier: readonly StepDraft[], text: string): Condition | undefined {
  const comparison = earlier.findLast((item) => item.tool === "compare_models");
  // A proposal that follows its own comparison rests on it, whether or not an "if" was said: a worse model is not proposed.
  if (step.tool === "request_promotion" && comparison)
    return { from: comparison.id, field: "verdict", op: "is", value: "better" };
  const estimate = earlier.findLast((item) => item.tool === "estimate_training");
  const limit =
    estimate && ["start_training", "build_training_set"].includes(step.tool) && ifWords.test(fold(text))
      ? readTimeLimit(text)
      : undefined;
  return estimate && limit !== undefined
    ? { from: estimate.id, field: "seconds", op: "<=", value: limit }
    : undefined;
}

const timeLimit =
  /(\d+(?:[.,]\d+)?|an?|one|eine[rn]?|una?|half an|una media|media|两|三|一|半)\s*(?:个)?\s*(hours?|stunden?|horas?|小时|minutes?|mins?|minuten|minutos|分钟)/u;

/** Seconds of "under an hour", "menos de 20 minutos", "不超过半小时". */
export function readTimeLimit(text: string): number | undefined {
  const match = timeLimit.exec(fold(text));
  if (!match) return undefined;
  const word = match[1] ?? "";
  const amount = /^\d/.test(word)
    ? Number(word.replace(",", "."))
    : ({ "half an": 0.5, media: 0.5, "una media": 0.5, 半: 0.5, 两: 2, 三: 3 }[word] ?? 1);
  return amount * (/^(?:h|s|小时)/u.test(match[2] ?? "") ? 3600 : 60);
}
