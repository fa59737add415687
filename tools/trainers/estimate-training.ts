import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { countTrainingExamples } from "#backends/ledger/training-examples.ts";
import { estimateTraining as estimate } from "#backends/training/estimate-training.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { estimateTrainingExamples } from "./estimate-training.examples.ts";
import { trainingDefaults } from "./training-defaults.ts";
import { stepsOf, trainingArguments } from "./training-arguments.ts";

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
  }),
  phrase: ({ model }) => `Estimate training ${nameOr(model ?? "local/smollm2-135m", "a model")}`,
  summarize: (output) => ({
    text: `Estimate for ${output.steps} steps of ${output.method} on ${output.model}: about ${minutes(output.seconds)}, ${(output.memory_mb / 1024).toFixed(1)} GB of memory and ${Math.ceil(output.disk_mb)} MB of disk here.${output.fits === null ? "" : output.fits ? " It fits." : " It does not fit."}`,
  }),
  examples: estimateTrainingExamples,
  async run(input, { platform }) {
    const model = await resolveModel(platform, input.model);
    const defaults = trainingDefaults;
    const batchSize = input.batch_size ?? defaults.batch_size;
    const dataset =
      input.dataset === undefined ? undefined : await resolveDataset(platform.ledger.db, input.dataset);
    const examples =
      dataset?.kind === "training-set"
        ? await countTrainingExamples(platform.ledger.db, dataset.id, "train")
        : (dataset?.count ?? 0);
    const steps = stepsOf(input, examples, batchSize) ?? defaults.steps;
    const rank = input.rank ?? defaults.rank;
    const needed = estimate({
      parameters: model.parameters ?? 1e9,
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
      fits: input.memory_gb === undefined ? null : needed.memory_mb <= input.memory_gb * 1024,
    };
  },
});

function minutes(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
