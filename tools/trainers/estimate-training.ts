import { z } from "zod";
import type { Dataset } from "#domain/dataset.ts";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import type { Model } from "#domain/model.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { countTrainingExamples } from "#backends/ledger/training-examples.ts";
import { estimateTraining as estimate } from "#backends/training/estimate-training.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { plannedTrainingExamples } from "#tools/warehouse/planned-training-examples.ts";
import { estimateTrainingExamples } from "./estimate-training.examples.ts";
import { trainingDefaults } from "./training-defaults.ts";
import { stepsOf, trainingArguments } from "./training-arguments.ts";

/** The estimate's speed was measured with it. */
const measuredModel = "local/smollm2-135m";

export const estimateTraining = defineTool({
  name: "estimate_training",
  title: "Estimate a training",
  description:
    "Estimates how long a training would take here, how much memory and disk it needs, and whether that fits a given memory. Nothing is started.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    ...trainingArguments,
    dataset: trainingArguments.dataset.optional(),
    memory_gb: z.number().positive().optional().describe("does it fit a machine with this much memory?"),
  }),
  output: z.object({
    model: entityId("model", "the base model"),
    method: z.string(),
    steps: z.number(),
    rank: z.number(),
    batch_size: z.number(),
    seconds: z.number(),
    memory_mb: z.number(),
    disk_mb: z.number(),
    fits: z.boolean().nullable(),
    /** To learn from; null where no dataset was named. */
    examples: z.number().nullable(),
  }),
  phrase: ({ model }) => `Estimate training ${nameOr(model ?? "local/smollm2-135m", "a model")}`,
  summarize: (output) => ({
    text: `Estimate for ${output.steps} steps of ${output.method} on ${output.model}${output.examples === null ? "" : ` with ${output.examples.toLocaleString("en-US")} training examples`}: about ${minutes(output.seconds)}, ${(output.memory_mb / 1024).toFixed(1)} GB of memory and ${Math.ceil(output.disk_mb)} MB of disk here.${output.fits === null ? "" : output.fits ? " It fits." : " It does not fit."}${output.model === measuredModel ? "" : ` Scaled by its parameters from what ${measuredModel} takes.`}`,
  }),
  examples: estimateTrainingExamples,
  async run(input, { platform }) {
    const model = await resolveModel(platform, input.model);
    const defaults = trainingDefaults;
    const batchSize = input.batch_size ?? defaults.batch_size;
    const dataset =
      input.dataset === undefined ? undefined : await resolveDataset(platform.ledger.db, input.dataset);
    const examples = dataset === undefined ? null : await examplesOf(platform.ledger.db, dataset);
    const steps = stepsOf(input, examples ?? 0, batchSize) ?? defaults.steps;
    const rank = input.rank ?? defaults.rank;
    const needed = estimate({
      parameters: parametersOf(model),
      method: input.method,
      rank,
      steps,
      batch_size: batchSize,
      adapted_share: trainingDefaults.adapted_share,
      cores: platform.machine.cores,
    });
    return {
      model: model.address,
      method: input.method,
      steps,
      rank,
      batch_size: batchSize,
      ...needed,
      examples,
      fits: input.memory_gb === undefined ? null : needed.memory_mb <= input.memory_gb * 1024,
    };
  },
});

/** Of records: those that a training set built from them would have. */
function examplesOf(db: Transaction, dataset: Dataset): Promise<number> {
  return dataset.kind === "training-set"
    ? countTrainingExamples(db, dataset.id, "train")
    : plannedTrainingExamples(db, dataset);
}

function parametersOf({ address, parameters }: Model): number {
  if (parameters !== null) return parameters;
  throw new Failure("unavailable", `The size of ${address} is not known, so nothing can be estimated`, {
    hint: "Name a model whose parameters list_models shows.",
  });
}

function minutes(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
