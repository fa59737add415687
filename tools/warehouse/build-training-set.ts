import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveRecordDataset } from "#tools/naming/resolve-dataset.ts";
import { resolveFilters } from "#tools/naming/resolve-field.ts";
import { datasetTitle } from "#tools/wording/record-noun.ts";
import { readFilters, recordsInWords } from "#tools/wording/records-in-words.ts";
import { trainingDefaults } from "#tools/trainers/training-defaults.ts";
import { buildTrainingSetExamples } from "./build-training-set.examples.ts";
import { requireTrainable } from "./planned-training-examples.ts";
import { recordFilters } from "./record-filter.ts";
import { trainingSetJob, trainingSetOutput } from "./training-set-job.ts";

export const buildTrainingSet = defineTool({
  name: "build_training_set",
  title: "Build a training set",
  description:
    "Makes a versioned training set (train and validation examples in chat form) from a dataset's records. Records of the test fold are never used, near-duplicates are taken out, and a share of general instructions is mixed in against forgetting. A job.",
  effect: "writes",
  role: "architect",
  input: z.strictObject({
    dataset: entityId("dataset", "the dataset of records it is made from"),
    limit: z.number().int().min(10).max(100_000).optional().describe("at most so many examples"),
    validation_share: z.number().min(0.01).max(0.5).default(0.1),
    general_share: z
      .number()
      .min(0)
      .max(0.9)
      .default(trainingDefaults.general_share)
      .describe("share of general instructions in the mix"),
    filters: recordFilters.default([]),
    seed: z.number().int().default(0),
  }),
  output: trainingSetOutput,
  phrase: ({ dataset, filters, limit }) => {
    const isNarrowed = typeof dataset === "string" && readFilters(filters).length > 0;
    const source = isNarrowed
      ? `the ${recordsInWords(dataset, filters).many} of ${datasetTitle(dataset)}`
      : nameOr(dataset, "a dataset");
    return `Build a training set from ${source}${limit === undefined ? "" : `, at most ${nameOr(limit, "so many")} examples`}`;
  },
  summarize: (output) => ({
    text: `${output.training_set} has ${output.train} training and ${output.validation} validation examples; ${output.near_duplicates_removed} near-duplicates were taken out, none overlaps the test items.`,
  }),
  fromSlot: {
    dataset: (slot) => slot.profile.source_dataset,
    general_share: (slot) => slot.profile.training.general_share,
  },
  examples: buildTrainingSetExamples,
  job: trainingSetJob,
  estimate: async () => ({ seconds: 5 }),
  async prepare(input, { platform }) {
    const dataset = await resolveRecordDataset(platform.ledger.db, input.dataset);
    requireTrainable(dataset);
    return { ...input, dataset: dataset.id, filters: resolveFilters(dataset, input.filters) };
  },
});
