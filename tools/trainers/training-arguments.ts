import { z } from "zod";
import { entityId } from "#domain/entity.ts";

/** What a training is told, shared by its estimate and its start. What is left open comes from the slot's profile. */
export const trainingArguments = {
  model: entityId("model", "the base model: an address, or a catalogue name").default("local/smollm2-135m"),
  dataset: entityId(
    "training-set",
    "the training set, by name or id; a dataset of records gets a build_training_set step first",
  ),
  method: z.enum(["lora", "qlora", "full"]).default("lora"),
  rank: z.number().int().min(1).max(64).optional().describe("rank of the adapter's matrices"),
  steps: z.number().int().min(1).max(20_000).optional().describe("optimiser steps"),
  epochs: z
    .number()
    .positive()
    .max(100)
    .optional()
    .describe("passes over the training split, instead of steps"),
  batch_size: z.number().int().min(1).max(128).optional().describe("examples a step"),
  learning_rate: z.number().positive().max(1).optional(),
  seed: z.number().int().default(0),
};

/** Steps that a number of epochs means. */
export function stepsOf(
  input: { steps?: number | undefined; epochs?: number | undefined },
  examples: number,
  batchSize: number,
): number | undefined {
  if (input.steps !== undefined) return input.steps;
  return input.epochs === undefined
    ? undefined
    : Math.max(1, Math.ceil((input.epochs * examples) / batchSize));
}
