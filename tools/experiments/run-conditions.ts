import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { experimentRun } from "#domain/experiment.ts";

/** Arguments by which tools choose runs. */
export const aboutRuns = {
  experiment: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("training, evaluation/<suite>, or a part of a name"),
  suite: entityId("suite", "evaluations on this suite").optional(),
  adapter_name: z.string().min(1).max(64).optional().describe("trainings of this adapter"),
  model: entityId("model", "runs of this model, or from it").optional(),
};

export const whichRuns = {
  ...aboutRuns,
  state: experimentRun.shape.state.optional(),
  rank: z.number().int().optional().describe("trainings with this LoRA rank"),
  learning_rate: z.number().positive().optional(),
};

/** What the runs of a call are, as a person would say it. */
export function runsPhrase(args: Record<string, unknown>): string {
  const said = (name: string) => (typeof args[name] === "string" ? args[name] : undefined);
  const about = said("adapter_name") ?? said("suite") ?? said("experiment");
  const model = said("model");
  return [
    typeof args["state"] === "string" ? `${args["state"]} runs` : "runs",
    ...(about === undefined ? [] : [`about ${about}`]),
    ...(model === undefined ? [] : [`of ${model}`]),
  ].join(" ");
}
