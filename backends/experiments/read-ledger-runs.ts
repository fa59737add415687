import { and, inArray } from "drizzle-orm";
import type { ExperimentRun } from "#domain/experiment.ts";
import { experimentalKinds } from "#backends/jobs/experiment-of-job.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { evaluations, jobs } from "#backends/ledger/schema/tables.ts";
import { withoutNulls } from "#backends/ledger/without-nulls.ts";
import type { ItemSource } from "#backends/sync/read-items.ts";
import { runOfEvaluation, runOfJob } from "./ledger-run.ts";

/** The collection of the ledger's changes that experiment runs are. */
export const runsCollection = "runs";

/** The runs of these ids, jobs' and evaluations', by id; an id that is no run is left out. */
export async function readLedgerRuns(
  db: Transaction,
  ids: readonly string[],
): Promise<Map<string, ExperimentRun>> {
  if (ids.length === 0) return new Map();
  const jobRows = await db
    .select()
    .from(jobs)
    .where(and(inArray(jobs.id, [...ids]), inArray(jobs.kind, experimentalKinds)));
  const evaluationRows = await db
    .select()
    .from(evaluations)
    .where(inArray(evaluations.id, [...ids]));
  const runs = [
    ...jobRows.map(runOfJob).filter((run) => run !== undefined),
    ...evaluationRows.map((row) => runOfEvaluation(withoutNulls(row))),
  ];
  return new Map(runs.map((run) => [run.id, run]));
}

/** What a store that follows the ledger reads of changed runs. */
export const runSource: ItemSource = {
  holds: (collection) => collection === runsCollection,
  read: (db, _collection, keys) => readLedgerRuns(db, keys),
};
