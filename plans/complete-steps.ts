import type { EntityKind } from "#domain/entity.ts";
import { isReference, type Reference } from "#domain/reference.ts";
import type { StepDraft } from "#domain/plan.ts";
import type { RosterSlot } from "#domain/roster.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Tool } from "#tools/define-tool.ts";
import { argumentsOf, outputsOfKind, type ArgumentType } from "./argument-types.ts";
import { renumberSteps } from "./renumber-steps.ts";
import { slotOf } from "./slot-of.ts";
import { toolNamed, type StepContext } from "./step-context.ts";

export type MissingArgument = { step: string; tool: string; argument: string; kind: EntityKind | undefined };
export type Completed = {
  steps: StepDraft[];
  /** Arguments chosen from a slot's profile, by `step-n.argument`, with the reason. */
  assumed: Record<string, string>;
  /** Essential arguments that nothing gives. */
  missing: MissingArgument[];
};

/**
 * Completes steps backwards by the types of their ids: what a step needs comes from an earlier step's result, from the
 * profile of the slot the plan is about, or from a step put before it (a report from a comparison, a training set from
 * its building). What none gives is left to a question.
 */
export async function completeSteps(drafts: readonly StepDraft[], context: StepContext): Promise<Completed> {
  const slot = slotOf(drafts, context.slots);
  const work: Work = { context, slot, steps: [], assumed: {}, missing: [], inserted: 0 };
  for (const draft of drafts) await addStep(work, { ...draft, args: { ...draft.args } });
  return renumberSteps(work);
}

type Work = Completed & { context: StepContext; slot: RosterSlot | undefined; inserted: number };

async function addStep(work: Work, draft: StepDraft): Promise<void> {
  const tool = toolNamed(work.context, draft.tool);
  if (tool === undefined) {
    work.steps.push(draft);
    return;
  }
  for (const argument of argumentsOf(tool)) {
    await completeArgument(work, draft, tool, argument);
  }
  work.steps.push(draft);
}

async function completeArgument(
  work: Work,
  draft: StepDraft,
  tool: Tool,
  argument: ArgumentType,
): Promise<void> {
  const given = draft.args[argument.name];
  if (given !== undefined) {
    if (argument.kind === "training-set" && typeof given === "string")
      await trainOnRecords(work, draft, argument, given);
    return;
  }
  const isNeeded = argument.isRequired || argument.name === "report";
  if (isNeeded && argument.kind !== undefined && takeFromEarlier(work, draft, argument, argument.kind))
    return;
  const fromSlot = work.slot === undefined ? undefined : tool.fromSlot?.[argument.name]?.(work.slot);
  if (fromSlot !== undefined) {
    draft.args[argument.name] = fromSlot;
    work.assumed[`${draft.id}.${argument.name}`] = `from the profile of ${work.slot?.slot}`;
    return;
  }
  if (!argument.isRequired) return;
  if (argument.kind !== undefined && (await insertProducer(work, draft, argument, argument.kind))) return;
  work.missing.push({ step: draft.id, tool: draft.tool, argument: argument.name, kind: argument.kind });
}

/** The newest earlier step whose result names such a thing; a field of the same name first. */
function takeFromEarlier(work: Work, draft: StepDraft, argument: ArgumentType, kind: EntityKind): boolean {
  const candidates = work.steps.toReversed().flatMap((step) => {
    const tool = toolNamed(work.context, step.tool);
    // What a read lists is not something the plan made; only its one result can be meant.
    const fields = tool === undefined || tool.effect === "reads" ? [] : outputsOfKind(tool, kind);
    return fields.map((field) => ({ $from: step.id, field }));
  });
  const found = candidates.find((candidate) => candidate.field === argument.name) ?? candidates[0];
  if (found === undefined) return false;
  draft.args[argument.name] = argument.isList ? [found] : found;
  return true;
}

/** A dataset of records where a training set belongs: its examples are built first. */
async function trainOnRecords(
  work: Work,
  draft: StepDraft,
  argument: ArgumentType,
  name: string,
): Promise<void> {
  const earlier = work.steps.findLast(
    (step) => step.tool === "build_training_set" && step.args["dataset"] === name,
  );
  if (earlier !== undefined) {
    draft.args[argument.name] = { $from: earlier.id, field: "training_set" } satisfies Reference;
    return;
  }
  const dataset = await getDataset(work.context.platform.ledger.db, name);
  if (dataset?.kind !== "records") return;
  const reference = await insertStep(work, "build_training_set", { dataset: dataset.name }, "training_set");
  draft.args[argument.name] = reference;
}

const producers: Partial<Record<EntityKind, string>> = {
  report: "compare_models",
  "training-set": "build_training_set",
};

/** Puts the step before this one whose result it needs, when that step's own needs can be met. */
async function insertProducer(
  work: Work,
  draft: StepDraft,
  argument: ArgumentType,
  kind: EntityKind,
): Promise<boolean> {
  const name = producers[kind];
  const tool = name === undefined ? undefined : toolNamed(work.context, name);
  const field = tool === undefined ? undefined : outputsOfKind(tool, kind)[0];
  if (name === undefined || field === undefined || work.slot === undefined) return false;
  const model = draft.args["model"];
  const args =
    kind === "report" && (typeof model === "string" || isReference(model)) ? { models: [model] } : {};
  draft.args[argument.name] = await insertStep(work, name, args, field);
  return true;
}

async function insertStep(
  work: Work,
  tool: string,
  args: Record<string, unknown>,
  field: string,
): Promise<Reference> {
  work.inserted += 1;
  const id = `step-${900 + work.inserted}`;
  await addStep(work, { id, tool, args });
  return { $from: id, field };
}
