import { z } from "zod";
import type { Dataset, DatasetRecord, TrainingExample } from "#domain/dataset.ts";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { buildTrainingExamples } from "#data/training/build-training-examples.ts";
import { findNearDuplicatesAcross } from "#data/training/near-duplicates.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { getDataset, insertDataset, nextVersion } from "#backends/ledger/datasets.ts";
import { findRecords, streamRecords } from "#backends/ledger/records.ts";
import { insertTrainingExamples } from "#backends/ledger/training-examples.ts";
import { buildSuite, suiteDefinitions } from "#evals/suites/suites.ts";
import type { Platform } from "#tools/platform.ts";
import { recordFilters } from "./record-filter.ts";

const trainingSetInput = z.object({
  dataset: z.string(),
  limit: z.number().optional(),
  validation_share: z.number(),
  general_share: z.number(),
  filters: recordFilters,
  seed: z.number(),
});

export const trainingSetOutput = z.object({
  training_set: entityId("training-set", "its id"),
  name: z.string(),
  version: z.number(),
  source: entityId("dataset", "what it was made from"),
  train: z.number(),
  validation: z.number(),
  near_duplicates_removed: z.number(),
  digest: z.string(),
});

export const trainingSetJob: JobDefinition<Platform, typeof trainingSetInput, typeof trainingSetOutput> = {
  kind: "training-set",
  input: trainingSetInput,
  output: trainingSetOutput,
  title: ({ dataset }) => `Build a training set from ${dataset}`,
  async handle(context, platform) {
    const { input } = context;
    await context.progress({ done: 0, total: 2, unit: "passes", message: "Reading the records" });
    const source = await getDataset(platform.ledger.db, input.dataset);
    if (!source)
      throw new Failure("not-found", `${input.dataset} is gone`, {
        hint: "list_datasets shows what there is.",
      });
    const { rows } = await findRecords(platform.ledger.db, {
      dataset_id: source.id,
      filters: input.filters,
      limit: 1_000_000,
      offset: 0,
    });
    const built = buildTrainingExamples(rows as DatasetRecord[], {
      seed: input.seed,
      validation_share: input.validation_share,
      general_share: input.general_share,
      ...(input.limit === undefined ? {} : { limit: input.limit }),
    });
    await context.progress({
      done: 1,
      total: 2,
      unit: "passes",
      message: `${built.examples.length} examples`,
    });
    assertApartFromTests(
      built.examples,
      source,
      await Array.fromAsync(streamRecords(platform.ledger.db, source.id)),
    );
    await context.progress({ done: 2, total: 2, unit: "passes", message: "No example is near a test item" });
    const digest = canonicalHash(built.examples);
    return async (transaction) => {
      const name = `${source.name}-training`;
      const version = await nextVersion(transaction, name);
      const id = `${name}@${version}`;
      const at = context.now().toISOString();
      const train = built.examples.filter((example) => example.split === "train").length;
      const counts = {
        train,
        validation: built.examples.length - train,
        near_duplicates_removed: built.near_duplicates_removed,
      };
      await insertDataset(transaction, {
        id,
        name,
        kind: "training-set",
        version,
        digest,
        count: built.examples.length,
        fields: [],
        sources: [{ name: source.name, digest: source.digest }],
        recipe: { ...input, ...counts },
        created_by: context.requester,
        created_at: at,
      });
      await insertTrainingExamples(transaction, id, built.examples);
      await appendAudit(
        transaction,
        {
          actor: context.requester,
          action: "training-set.created",
          subject: id,
          detail: { digest, ...counts },
        },
        at,
      );
      return { training_set: id, name, version, source: source.name, ...counts, digest };
    };
  },
};

/** The check that makes a comparison worth anything: no example is a near-duplicate of a test item of a suite on the same data. */
function assertApartFromTests(
  examples: readonly TrainingExample[],
  source: Dataset,
  records: DatasetRecord[],
): void {
  const learned = examples.map((example) => ({ id: example.id, text: lastUserText(example) }));
  for (const definition of suiteDefinitions) {
    if (definition.source_dataset !== undefined && definition.source_dataset !== source.name) continue;
    const suite = buildSuite(definition.name, records);
    const near = findNearDuplicatesAcross(
      learned,
      suite.items.map((item) => ({ id: item.id, text: item.prompt })),
    );
    if (near.length > 0) {
      throw new Failure(
        "conflict",
        `${near.length} training examples are near-duplicates of test items of ${suite.name}`,
        {
          hint: "The test fold has leaked into the records; generate the data again.",
        },
      );
    }
  }
}

function lastUserText(example: TrainingExample): string {
  return example.messages.findLast((message) => message.role === "user")?.content ?? "";
}
