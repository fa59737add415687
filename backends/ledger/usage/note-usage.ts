import { sql } from "drizzle-orm";
import type { DatasetRecord } from "#domain/dataset.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { markChanged } from "#backends/ledger/changes.ts";
import { noteForCommit, type CommitWork } from "#backends/ledger/commit-notes.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { datasets } from "#backends/ledger/schema/tables.ts";
import { storableJson } from "#backends/ledger/schema/json-column.ts";
import { selectRows } from "#backends/ledger/select-rows.ts";
import { usageDataset, usageDatasetId, usageFields } from "./usage-dataset.ts";

/**
 * Keeps what happened in the dataset of usage, with the transaction that made it happen: written once, at its end, so that
 * nobody else waits longer than a commit takes, and no order of locks can cross another.
 */
export async function noteUsage(
  transaction: Transaction,
  records: readonly DatasetRecord[],
  at: string,
): Promise<void> {
  if (records.length === 0) return;
  const notes = records.map((record): [string, UsageNote] => [record.id, { record, at }]);
  if (noteForCommit(usageWork, notes)) return;
  await transaction.transaction((own) => writeUsage(own as unknown as Transaction, new Map(notes)));
}

export type UsageNote = { record: DatasetRecord; at: string };

const usageWork: CommitWork<UsageNote> = { write: writeUsage };

/** Adds records, or replaces those that are other than before. Those that stand as they are change nothing. */
export async function writeUsage(
  transaction: Transaction,
  notes: ReadonlyMap<string, UsageNote>,
): Promise<void> {
  const records = [...notes.values()].map(({ record }) => record);
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`dataset:${usageDataset}`}))`);
  const written = await selectRows<{ id: string; is_new: boolean }>(
    transaction,
    sql`
    insert into records (dataset_id, id, position, data)
    select ${usageDatasetId}::text, item->>'id', number::int + (
      select coalesce(max(position), 0) from records where dataset_id = ${usageDatasetId}), item
    from jsonb_array_elements(${storableJson(records)}::jsonb) with ordinality as listed(item, number)
    on conflict (dataset_id, id) do update set data = excluded.data where records.data is distinct from excluded.data
    returning id, xmax = 0 as is_new`,
  );
  if (written.length === 0) return;
  const at = [...notes.values()].map((note) => note.at).reduce((last, one) => (one > last ? one : last));
  await countUsage(transaction, written, canonicalHash(records), at);
  await markChanged(
    transaction,
    usageDataset,
    written.map(({ id }) => id),
    at,
  );
}

/** The dataset's own row: made with its first record; its digest moves with every change. */
async function countUsage(
  transaction: Transaction,
  written: readonly { is_new: boolean }[],
  digest: string,
  at: string,
): Promise<void> {
  const added = written.filter((row) => row.is_new).length;
  await transaction
    .insert(datasets)
    .values({
      id: usageDatasetId,
      name: usageDataset,
      kind: "records",
      version: 1,
      digest,
      count: added,
      fields: [...usageFields],
      sources: [],
      recipe: { follows: "conversations, runs, tool calls, plans, approvals and jobs, as they happen" },
      created_by: "lathe",
      created_at: at,
    })
    .onConflictDoUpdate({
      target: datasets.id,
      set: {
        count: sql`${datasets.count} + ${added}::int`,
        fields: sql`excluded.fields`,
        digest: sql`encode(sha256(convert_to(${datasets.digest} || excluded.digest, 'UTF8')), 'hex')`,
      },
    });
}
