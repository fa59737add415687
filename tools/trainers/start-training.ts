import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import { countTrainingExamples } from "#backends/ledger/training-examples.ts";
import { estimateTraining } from "#backends/training/estimate-training.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveModel, resolveReadyModel } from "#tools/naming/resolve-model.ts";
import type { Platform } from "#tools/platform.ts";
import { trainingJob, trainingOutput } from "./training-job.ts";
import { startTrainingExamples } from "./start-training.examples.ts";
import { trainingDefaults } from "./training-defaults.ts";
import { stepsOf, trainingArguments } from "./training-arguments.ts";

export const startTraining = defineTool({
  name: "start_training",
  title: "Train an adapter",
  description:
    "Trains a LoRA adapter of a small base model on a training set. A job: its result is a new model address that can be asked, evaluated and proposed for a slot.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    ...trainingArguments,
    adapter_name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, "lower-case letters, digits and dashes")
      .max(60)
      .optional()
      .describe("the adapter's name; a number is added for each version"),
  }),
  output: trainingOutput,
  phrase: ({ model, method, steps, adapter_name }) =>
    `Train ${adapter_name === undefined ? "an adapter" : `the adapter ${nameOr(adapter_name, "to be named")}`} of ${nameOr(model ?? "local/smollm2-135m", "a model")} (${nameOr(method ?? "lora", "some method")}${steps === undefined ? "" : `, ${nameOr(steps, "so many")} steps`})`,
  summarize: (output) => ({
    text: `${output.model} is trained: ${output.steps} steps, loss from ${output.first_loss.toFixed(2)} to ${output.final_loss.toFixed(2)}, in ${Math.round(output.seconds)} seconds.`,
  }),
  fromSlot: {
    model: (slot) => slot.profile.base_model,
    rank: (slot) => slot.profile.training.rank,
    steps: (slot) => slot.profile.training.steps,
    batch_size: (slot) => slot.profile.training.batch_size,
    learning_rate: (slot) => slot.profile.training.learning_rate,
    adapter_name: (slot) => slot.slot,
  },
  examples: startTrainingExamples,
  job: trainingJob,
  async estimate(args, { platform }) {
    const batchSize = numberOr(args["batch_size"], trainingDefaults.batch_size);
    const parameters = await parametersOf(platform, args["model"]);
    if (parameters === undefined) return {};
    const { seconds, memory_mb, disk_mb } = estimateTraining({
      parameters,
      method: "lora",
      rank: numberOr(args["rank"], trainingDefaults.rank),
      steps: (await stepsOfArguments(platform, args, batchSize)) ?? trainingDefaults.steps,
      batch_size: batchSize,
      adapted_share: trainingDefaults.adapted_share,
      cores: platform.machine.cores,
    });
    return { seconds, memory_mb, disk_mb };
  },
  async prepare(input, { platform }) {
    if (input.method !== "lora") {
      throw new Failure("unavailable", `Training with ${input.method} is not built yet`, {
        hint: "Use method lora.",
      });
    }
    const base = await resolveReadyModel(platform, input.model);
    if (base.refused !== undefined || base.kind !== "base" || !base.address.startsWith("local/")) {
      throw new Failure("invalid-input", `${base.address} cannot be trained here`, {
        hint: "Train a local base model, such as local/smollm2-135m.",
      });
    }
    const dataset = await resolveDataset(platform.ledger.db, input.dataset);
    if (dataset.kind !== "training-set") {
      throw new Failure("invalid-input", `${dataset.name} holds records, not training examples`, {
        hint: "Build a training set from it first (build_training_set), and name that here.",
      });
    }
    const batchSize = input.batch_size ?? trainingDefaults.batch_size;
    const examples = await countTrainingExamples(platform.ledger.db, dataset.id, "train");
    return {
      base: base.address,
      training_set_id: dataset.id,
      rank: input.rank ?? trainingDefaults.rank,
      steps: stepsOf(input, examples, batchSize) ?? trainingDefaults.steps,
      batch_size: batchSize,
      learning_rate: input.learning_rate ?? trainingDefaults.learning_rate,
      seed: input.seed,
      adapter_name: input.adapter_name ?? dataset.sources[0]?.name ?? "adapter",
    };
  },
});

/** Of a model that an earlier step will give, or whose size is not known, nothing can be estimated. */
async function parametersOf(platform: Platform, named: unknown): Promise<number | undefined> {
  const text = named ?? "local/smollm2-135m";
  if (typeof text !== "string") return undefined;
  try {
    return (await resolveModel(platform, text)).parameters ?? undefined;
  } catch (error) {
    // A plan tells of it when it comes to the step, or when the person reads it; the estimate only stays open.
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Of epochs, how many steps they mean can be told only of a training set that is there already. */
async function stepsOfArguments(
  platform: Platform,
  { steps, epochs, dataset: name }: Record<string, unknown>,
  batchSize: number,
): Promise<number | undefined> {
  if (typeof steps === "number") return steps;
  if (typeof epochs !== "number" || typeof name !== "string") return undefined;
  const dataset = await getDataset(platform.ledger.db, name);
  if (dataset?.kind !== "training-set") return undefined;
  return stepsOf({ epochs }, await countTrainingExamples(platform.ledger.db, dataset.id, "train"), batchSize);
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}
