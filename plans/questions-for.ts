import type { EntityKind } from "#domain/entity.ts";
import type { Question } from "#domain/plan.ts";
import type { MissingArgument } from "./complete-steps.ts";
import { listEntities } from "./list-entities.ts";
import type { StepContext } from "./step-context.ts";

const asks: Partial<Record<EntityKind, string>> = {
  dataset: "Which dataset?",
  "training-set": "Which data shall it be trained on?",
  model: "Which model?",
  suite: "Which evaluation suite?",
  slot: "Which roster slot?",
  report: "Which report is the evidence?",
  job: "Which job?",
  upload: "Which uploaded file?",
};

/** One structured question an argument, with options from what is there now. */
export async function questionsFor(
  missing: readonly MissingArgument[],
  context: StepContext,
): Promise<Omit<Question, "id">[]> {
  return Promise.all(
    missing.map(async (item) => {
      const options = item.kind === undefined ? [] : await listEntities(context.platform, item.kind);
      return {
        field: `${item.step}.${item.argument}`,
        ask:
          (item.kind === undefined ? undefined : asks[item.kind]) ??
          `What is the ${item.argument.replaceAll("_", " ")}?`,
        ...(options.length === 0
          ? {}
          : { options: options.slice(0, 8).map(({ id, label }) => ({ value: id, label })) }),
      };
    }),
  );
}
