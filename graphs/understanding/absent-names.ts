import type { Tool } from "#tools/define-tool.ts";
import { entityKindOf, type EntityKind } from "#domain/entity.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { Refusal, StepDraft } from "#domain/plan.ts";
import { catalogueName } from "./name-index.ts";
import { plannedNames } from "./planned-names.ts";
import type { KnownEntities } from "./understanding.ts";

type AbsentName = { tool: Tool; argument: string; kind: EntityKind; id: string; detail?: string };

const kindWords: Partial<Record<EntityKind, string>> = {
  dataset: "dataset",
  "training-set": "dataset",
  model: "model",
  suite: "suite",
  slot: "slot",
};
/** What these do with a model needs no weights of it here. */
const worksWithoutWeights = new Set([
  "inspect_model",
  "list_models",
  "list_runs",
  "read_run",
  "compare_runs",
  "estimate_training",
  "read_report",
  "read_slot",
  "request_promotion",
  "retire_model",
]);

/** The refusal for the first name in the steps that is not here, with what is; undefined when all are. */
export function refuseAbsentNames(
  steps: readonly StepDraft[],
  tools: readonly Tool[],
  entities: KnownEntities,
): Refusal | undefined {
  for (const step of steps) {
    const tool = tools.find((item) => item.name === step.tool);
    if (!tool) continue;
    for (const [argument, schema] of Object.entries(tool.input.shape)) {
      const kind = entityKindOf(schema as Parameters<typeof entityKindOf>[0]);
      const value = step.args[argument];
      for (const id of Array.isArray(value) ? value : [value]) {
        if (kind === undefined || typeof id !== "string") continue;
        const absent = checkName({ tool, argument, kind, id }, entities);
        if (absent) return refusalFor(absent, entities);
      }
    }
  }
  return undefined;
}

function checkName(name: AbsentName, entities: KnownEntities): AbsentName | undefined {
  if (name.kind === "model") return checkModel(name, entities);
  if (kindWords[name.kind] === undefined) return undefined;
  const kinds =
    name.kind === "training-set" || name.kind === "dataset" ? ["dataset", "training-set"] : [name.kind];
  const isKnown = kinds.some((kind) =>
    entities[kind]?.some((entity) => entity.id === name.id || entity.names.includes(name.id)),
  );
  // Ids of things made here are looked up by the tool, which names the near ones.
  return isKnown || /^(?:ts|ds|set|dataset)-|-training@\d+$/u.test(name.id) ? undefined : name;
}

function checkModel(name: AbsentName, entities: KnownEntities): AbsentName | undefined {
  if (/^(?:openai|github|ollama|rag|agent|smolagent)\//u.test(name.id)) return undefined;
  if (name.id.startsWith("roster/")) {
    const slot = name.id.slice("roster/".length);
    return entities["slot"]?.some((entity) => entity.id === slot)
      ? undefined
      : { ...name, kind: "slot", id: slot };
  }
  const known = entities["model"]?.find(
    (entity) => entity.id === name.id || entity.names.includes(name.id) || catalogueName(entity) === name.id,
  );
  if (known === undefined)
    return worksWithoutWeights.has(name.tool.name) && plannedNames.model?.includes(name.id)
      ? undefined
      : name;
  if (known.absent === undefined || worksWithoutWeights.has(name.tool.name)) return undefined;
  return { ...name, detail: known.absent };
}

function refusalFor(name: AbsentName, entities: KnownEntities): Refusal {
  const here = (entities[name.kind] ?? [])
    .filter((entity) => entity.absent === undefined)
    .map((entity) => entity.id);
  const near = nearMatches(name.id, here);
  const word = kindWords[name.kind] ?? name.kind;
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(" or ")}?`
      : `Here are: ${here.slice(0, 8).join(", ") || "none yet"}.`;
  if (name.detail !== undefined) {
    return { code: "unavailable", message: `${name.id} cannot be used here: ${name.detail}`, hint };
  }
  const planned =
    plannedNames[name.kind === "training-set" ? "dataset" : (name.kind as keyof typeof plannedNames)];
  if (word === "dataset" && planned?.includes(name.id))
    return {
      code: "not-found",
      message: `The dataset ${name.id} has not been generated here.`,
      hint: `Ask to generate ${name.id} first. ${hint}`,
    };
  if (planned?.includes(name.id))
    return { code: "unavailable", message: `The ${word} ${name.id} is not in this release.`, hint };
  return { code: "not-found", message: `There is no ${word} "${name.id}".`, hint };
}
