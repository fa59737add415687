import type { Suite } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listTrainingExamples } from "#backends/ledger/training-examples.ts";
import { findNearDuplicatesAcross } from "#data/training/near-duplicates.ts";

/** Training examples of `model` that are near-duplicates of test items; null when what it learned from is not known. */
export async function trainingOverlap(
  db: Transaction,
  model: Model | undefined,
  suites: readonly Suite[],
): Promise<{ checked: number; near_duplicates: number } | null> {
  if (model?.training_set_id === undefined) return null;
  const learned: { id: string; text: string }[] = [];
  for await (const example of listTrainingExamples(db, model.training_set_id)) {
    learned.push({
      id: example.id,
      text: example.messages
        .filter((message) => message.role === "user")
        .map((message) => message.content)
        .join("\n"),
    });
  }
  const tested = suites.flatMap((suite) => suite.items.map((item) => ({ id: item.id, text: item.prompt })));
  return { checked: learned.length, near_duplicates: findNearDuplicatesAcross(learned, tested).length };
}
