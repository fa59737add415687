import type { Refusal, StepDraft } from "#domain/plan.ts";
import type { Tool } from "#tools/define-tool.ts";
import { refuseAbsentNames } from "./absent-names.ts";
import { askForMissing } from "./questions.ts";
import { catalogueName } from "./name-index.ts";
import { refusalFor, refuseUnbuilt } from "./refusals.ts";
import { sentenceOfSteps } from "./sentence-of-steps.ts";
import type { KnownEntities, Understanding } from "./understanding.ts";

/** What drafted steps come to: a plan, a question, or a refusal because something is not here. */
export function settle(
  steps: StepDraft[],
  confidence: number,
  tools: readonly Tool[],
  entities: KnownEntities,
): Understanding {
  const unbuilt = steps
    .filter((step) => !tools.some((tool) => tool.name === step.tool))
    .map((step) => step.tool);
  const refusal =
    unbuilt.length > 0
      ? refuseUnbuilt([...new Set(unbuilt)])
      : (refuseLargeModel(steps, entities) ?? refuseAbsentNames(steps, tools, entities));
  if (refusal) return { ...refused(refusal, confidence), draft: steps };
  const questions = askForMissing(steps, tools, entities);
  const isReading = steps.every((step) => tools.find((tool) => tool.name === step.tool)?.effect === "reads");
  return {
    kind: questions.length > 0 ? "clarify" : isReading ? "ask" : "act",
    steps,
    questions,
    understood: sentenceOfSteps(steps, tools),
    confidence,
    assumed: {},
    draft: steps,
  };
}

export function refused(refusal: Refusal, confidence: number): Understanding {
  return {
    kind: "refuse",
    steps: [],
    questions: [],
    refusal,
    understood: refusal.message,
    confidence,
    assumed: {},
  };
}

const shaping = new Set(["start_training", "estimate_training", "request_promotion"]);

function refuseLargeModel(steps: readonly StepDraft[], entities: KnownEntities): Refusal | undefined {
  const isLarge = (value: unknown) =>
    typeof value === "string" &&
    (value.includes("mistral-nemo") ||
      (entities["model"]?.some((model) => model.id === value && catalogueName(model) === "mistral-nemo") ??
        false));
  return steps.some((step) => shaping.has(step.tool) && isLarge(step.args["model"]))
    ? refusalFor("too-large-model")
    : undefined;
}
