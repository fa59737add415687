import { asc, gt } from "drizzle-orm";
import type { DatasetRecord } from "#domain/dataset.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Ledger, Transaction } from "#backends/ledger/ledger.ts";
import { approvals, jobs, messages, plans, runs, threads } from "#backends/ledger/schema/tables.ts";
import { writeUsage } from "./note-usage.ts";
import { usageDataset } from "./usage-dataset.ts";
import {
  usageOfApproval,
  usageOfJob,
  usageOfMessage,
  usageOfPlan,
  usageOfRun,
  usageOfThread,
} from "./usage-of.ts";

const pageSize = 200;

/** Keeps as usage what a ledger held before it noted any: all of it, or nothing when the server ends meanwhile. */
export async function recordEarlierUsage(ledger: Ledger, now: () => Date): Promise<void> {
  if ((await getDataset(ledger.db, usageDataset)) !== undefined) return;
  const at = now().toISOString();
  await ledger.transaction(async (transaction) => {
    for await (const records of earlierUsage(transaction))
      await writeUsage(transaction, new Map(records.map((record) => [record.id, { record, at }])));
  });
}

async function* earlierUsage(db: Transaction): AsyncGenerator<DatasetRecord[]> {
  yield* pages(
    (last) => db.select().from(threads).where(gt(threads.id, last)).orderBy(asc(threads.id)).limit(pageSize),
    usageOfThread,
  );
  yield* pages(
    (last) =>
      db.select().from(messages).where(gt(messages.id, last)).orderBy(asc(messages.id)).limit(pageSize),
    usageOfMessage,
  );
  yield* pages(
    (last) => db.select().from(runs).where(gt(runs.id, last)).orderBy(asc(runs.id)).limit(pageSize),
    usageOfRun,
  );
  yield* pages(
    (last) => db.select().from(plans).where(gt(plans.id, last)).orderBy(asc(plans.id)).limit(pageSize),
    usageOfPlan,
  );
  yield* pages(
    (last) =>
      db.select().from(approvals).where(gt(approvals.id, last)).orderBy(asc(approvals.id)).limit(pageSize),
    usageOfApproval,
  );
  yield* pages(
    (last) => db.select().from(jobs).where(gt(jobs.id, last)).orderBy(asc(jobs.id)).limit(pageSize),
    usageOfJob,
  );
}

async function* pages<Row extends { id: string }>(
  readAfter: (last: string) => Promise<Row[]>,
  usageOf: (row: Row) => DatasetRecord,
): AsyncGenerator<DatasetRecord[]> {
  for (let last = ""; ;) {
    const rows = await readAfter(last);
    if (rows.length > 0) yield rows.map(usageOf);
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = end.id;
  }
}
