import type { Dataset, DatasetRecord } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { buildTrainingExamples } from "#data/training/build-training-examples.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { streamRecords } from "#backends/ledger/records.ts";
import { trainingDefaults } from "#tools/trainers/training-defaults.ts";

/** Datasets that training examples can be made from. */
export const trainableDatasets: readonly string[] = ["support-knowledge"];

/** Throws `unavailable` for records that no training set can be built from. */
export function requireTrainable(dataset: Dataset): void {
  if (trainableDatasets.includes(dataset.name)) return;
  throw new Failure("unavailable", `No training examples can be made from ${dataset.name} yet`, {
    hint: `Use ${trainableDatasets.join(" or ")}.`,
  });
}

/** How many examples to learn from `build_training_set`, left to its defaults, would make of these records. */
export async function plannedTrainingExamples(db: Transaction, dataset: Dataset): Promise<number> {
  requireTrainable(dataset);
  const records: DatasetRecord[] = await Array.fromAsync(streamRecords(db, dataset.id));
  const { examples } = buildTrainingExamples(records, {
    seed: 0,
    validation_share: 0.1,
    general_share: trainingDefaults.general_share,
  });
  return examples.filter((example) => example.split === "train").length;
}
