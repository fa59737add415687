import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { TrainingExample } from "#domain/dataset.ts";
import { insertPositioned } from "./insert-positioned.ts";
import type { Transaction } from "./ledger.ts";
import { trainingExamples } from "./schema/tables.ts";

/** Adds a training set's examples in order. Throws `conflict` when an id comes twice. */
export function insertTrainingExamples(
  transaction: Transaction,
  datasetId: string,
  examples: readonly TrainingExample[],
): Promise<void> {
  return insertPositioned(transaction, "training_examples", datasetId, examples);
}

/** All examples of a training set in order, or those of one split, read a page at a time. */
export async function* listTrainingExamples(
  db: Transaction,
  datasetId: string,
  split?: TrainingExample["split"],
): AsyncGenerator<TrainingExample> {
  for (let last = 0; ;) {
    const page = await db
      .select({ data: trainingExamples.data, position: trainingExamples.position })
      .from(trainingExamples)
      .where(and(inSplit(datasetId, split), gt(trainingExamples.position, last)))
      .orderBy(asc(trainingExamples.position))
      .limit(500);
    for (const row of page) yield row.data;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.position;
  }
}

export async function countTrainingExamples(
  db: Transaction,
  datasetId: string,
  split?: TrainingExample["split"],
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(trainingExamples)
    .where(inSplit(datasetId, split));
  return row?.count ?? 0;
}

function inSplit(datasetId: string, split: TrainingExample["split"] | undefined) {
  return and(
    eq(trainingExamples.dataset_id, datasetId),
    split === undefined ? undefined : sql`${trainingExamples.data}->>'split' = ${split}`,
  );
}
