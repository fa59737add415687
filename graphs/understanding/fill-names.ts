import { impliedSlot } from "./implied-slot.ts";
import { impliedDataset } from "./implied-dataset.ts";
import { fold } from "./tokens.ts";
import type { Filled, StepReading } from "./fill-arguments.ts";
import {
  baseOf,
  modelsNamed,
  namesOfKind,
  newestAdapter,
  slotsNamed,
  speaksOfBase,
  speaksOfHolder,
  type Named,
} from "./name-arguments.ts";
import type { NameKind } from "./planned-names.ts";

/** Names in the step's own clauses, else anywhere in the text. */
function ownOrAny(
  step: StepReading,
  read: (isInScope: (place: { start: number }) => boolean) => Named[],
): Named[] {
  const own = read((place) => step.isOwn(place));
  return own.length > 0 ? own : read(() => true);
}

export function fillDataset(step: StepReading, filled: Filled): void {
  const takesTrainingSets =
    step.tool.name === "start_training" ||
    step.tool.name === "estimate_training" ||
    step.tool.name === "describe_dataset";
  const kinds: NameKind[] = takesTrainingSets ? ["training-set", "dataset"] : ["dataset", "training-set"];
  const names = ownOrAny(step, (isInScope) =>
    namesOfKind(step.reading, kinds, isInScope).filter((named) => isMeantAsData(named, step)),
  );
  // Of several, one that is not here decides: a plan that silently leaves it out would not be what was asked.
  const named = names.find((candidate) => !candidate.exists) ?? names[0];
  if (named) filled.args["dataset"] = named.id;
  if (named) return;
  const isTraining = step.tool.name === "start_training" || step.tool.name === "estimate_training";
  // A role named in a training is what it is for; its profile knows the data.
  if (isTraining && slotsNamed(step.reading, () => true).length > 0) return;
  const implied = takesSubjects.has(step.tool.name)
    ? impliedDataset(step.reading, step.entities, !isTraining)
    : undefined;
  const isRecords =
    step.tool.name === "find_records" ||
    step.tool.name === "aggregate_records" ||
    step.tool.name === "describe_dataset";
  // A training is often said to be for something; only what can be learnt from is taken as its data.
  if (
    implied !== undefined &&
    (isRecords || implied !== "devices" || step.tool.name === "generate_enterprise_data")
  )
    filled.args["dataset"] = implied;
}

const takesSubjects = new Set([
  "find_records",
  "aggregate_records",
  "describe_dataset",
  "generate_enterprise_data",
  "build_training_set",
  "start_training",
  "estimate_training",
]);

/** "technical-documentation" is data for a training and a slot for a promotion; where both could be, the tool decides. */
function isMeantAsData(named: Named, step: StepReading): boolean {
  const mention = named.mention;
  if (!mention) return true;
  const isAlsoRole = mention.meanings.some(({ kind }) => kind === "slot" || kind === "suite");
  if (!isAlsoRole) return true;
  const following = fold(step.reading.text.slice(mention.end, mention.end + 16));
  return !/^\s*-?(?:slot|suite|puesto|岗位|套件|adapter)/u.test(following);
}

export function fillModels(step: StepReading, filled: Filled): void {
  const isList = "models" in step.tool.input.shape;
  let names = step.isAlone
    ? modelsNamed(step.reading, () => true)
    : ownOrAny(step, (isInScope) => modelsNamed(step.reading, isInScope));
  const adapter =
    names.length === 0 || (isList && names.length === 1)
      ? newestAdapter(step.reading.text, step.entities)
      : undefined;
  if (adapter)
    names = [
      { id: adapter.id, exists: true, kind: "model", entity: adapter },
      ...names.filter((named) => named.id !== adapter.id),
    ];
  if (isList) fillModelList(step, filled, names);
  else fillOneModel(step, filled, names);
}

function fillModelList(step: StepReading, filled: Filled, names: Named[]): void {
  const addresses = names.map((named) => named.id);
  const isComparison = "baseline" in step.tool.input.shape;
  const base = baseOf(addresses[0], step.entities);
  if (
    isComparison &&
    addresses.length === 1 &&
    speaksOfBase(step.reading.text) &&
    base !== undefined &&
    base !== addresses[0]
  )
    addresses.push(base);
  const slot = slotsNamed(step.reading, () => true)[0];
  const isAsking = step.tool.name === "prompt_models" || step.tool.name === "measure_model";
  const implied =
    !slot && isAsking && addresses.length === 0 && rolePlayer.test(fold(step.reading.text))
      ? impliedSlot(step.reading.text, step.entities)
      : undefined;
  if (implied !== undefined) addresses.push(`roster/${implied}`);
  const wantsHolder =
    slot !== undefined && (isComparison ? speaksOfHolder(step.reading.text) : addresses.length === 0);
  if (wantsHolder && (isComparison ? addresses.length < 2 : true)) addresses.push(`roster/${slot.id}`);
  if (addresses.length > 0) filled.args["models"] = addresses.slice(0, 5);
  if (isComparison && addresses.length === 2) nameBaseline(addresses, filled, step);
}

/** Of a variant and its own base the base is what it is held against, and is not listed twice. */
function nameBaseline(addresses: string[], filled: Filled, step: StepReading): void {
  const variant = addresses.find((address) => address.includes("+"));
  const other = addresses.find((address) => address !== variant);
  if (variant === undefined || other === undefined || other !== baseOf(variant, step.entities)) return;
  Object.assign(filled.args, { models: [variant], baseline: other });
}

/** Someone who does a job here is spoken of: its model is meant, whichever holds the slot. */
const rolePlayer =
  /\b(?:bots?|models?|agent|assistant|helper|writer|analyst|holder|slot)\b|modells?\b|assistent|analyst|\bmodelo\b|\bbot\b|asistente|analista|模型|助手|分析师|机器人/u;

function fillOneModel(step: StepReading, filled: Filled, names: Named[]): void {
  const variants =
    step.tool.name === "request_promotion" || step.tool.name === "start_evaluation"
      ? names.find((named) => named.id.includes("+"))
      : undefined;
  const named = variants ?? names[0];
  if (named) {
    filled.args["model"] = named.id;
    return;
  }
  const slot = slotsNamed(step.reading, () => true)[0];
  const isAboutSlot = ["start_evaluation", "inspect_model"].includes(step.tool.name);
  if (
    slot &&
    isAboutSlot &&
    (speaksOfHolder(step.reading.text) || /\bslot\b|岗位|puesto/u.test(fold(step.reading.text)))
  ) {
    filled.args["model"] = `roster/${slot.id}`;
  } else if (
    !slot &&
    step.tool.name === "start_evaluation" &&
    rolePlayer.test(fold(step.reading.text)) &&
    impliedSlot(step.reading.text, step.entities) !== undefined &&
    !speaksOfBase(step.reading.text)
  ) {
    filled.args["model"] = `roster/${impliedSlot(step.reading.text, step.entities)}`;
  } else if (speaksOfBase(step.reading.text) && step.tool.name === "start_evaluation") {
    const base = baseOf(undefined, step.entities);
    if (base !== undefined) filled.args["model"] = base;
  }
}

export function fillSuite(step: StepReading, filled: Filled): void {
  const names = ownOrAny(step, (isInScope) => namesOfKind(step.reading, ["suite"], isInScope));
  // One that is only a suite is surer than a name that slots share; a list of both is taken as it was written.
  const isListed = areListed(names, step.reading.text);
  const ordered = isListed ? names : names.toSorted((left, right) => sureness(right) - sureness(left));
  const [main, ...others] = ordered;
  const holder =
    typeof filled.args["model"] === "string" && filled.args["model"].startsWith("roster/")
      ? filled.args["model"].slice("roster/".length)
      : undefined;
  // A slot is judged on the suite of its own name unless another one is named.
  if (!main && holder !== undefined) filled.args["suite"] = holder;
  if (!main || (step.tool.name === "list_suites" && !main.exists)) return;
  filled.args["suite"] = main.id;
  const further = others
    .filter((named) => named.exists && (isListed || sureness(named) > 0))
    .map((named) => named.id);
  if ("suites" in step.tool.input.shape && further.length > 0) filled.args["suites"] = further;
}

/** "device-support and safety": names with nothing between them but a word that joins, one of them a suite alone. */
function areListed(names: readonly Named[], text: string): boolean {
  const places = names.flatMap((named) => (named.mention ? [named.mention] : []));
  return (
    places.length > 1 &&
    names.some((named) => sureness(named) > 0) &&
    places.every((place, at) => {
      const next = places[at + 1];
      return (
        next === undefined ||
        /^(?:\s*[,，、+&]\s*|\s+)?(?:(?:and|und|y|e|plus|as well as|sowie)\s+|和|与|及)?(?:on |the |auf |en )?$/iu.test(
          text.slice(place.end, next.start),
        )
      );
    })
  );
}

function sureness(named: Named): number {
  const kinds = new Set(named.mention?.meanings.map(({ kind }) => kind));
  return kinds.has("slot") ? 0 : 1;
}

export function fillSlot(step: StepReading, filled: Filled): void {
  const isComparison = "baseline" in step.tool.input.shape;
  const names = ownOrAny(step, (isInScope) => slotsNamed(step.reading, isInScope));
  const named = names[0];
  const implied = named ? undefined : impliedSlot(step.reading.text, step.entities);
  if (implied !== undefined && !isComparison) filled.args["slot"] = implied;
  if (!named) return;
  if (isComparison && !/\bslot\b|岗位|puesto|holder|incumbent|在岗|现役/u.test(fold(step.reading.text)))
    return;
  filled.args["slot"] = named.id;
}
