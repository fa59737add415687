import { sql } from "drizzle-orm";
import type { DatasetRecord } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import { canonicalHash } from "./canonical-hash.ts";
import { markChanged, markRemoved } from "./changes.ts";
import { getDataset } from "./datasets.ts";
import type { Transaction } from "./ledger.ts";
import { storableJson } from "./schema/json-column.ts";
import { selectRows } from "./select-rows.ts";

const pageSize = 5000;

export type AnnouncedVersion = { name: string; id: string; previous: string | undefined };
type Mark = (transaction: Transaction) => Promise<void>;

/**
 * Tells followers of what a dataset's new version brought: records that are new or other than in the version before, and those
 * that are no more. Call it once the records are in, in the same transaction, or with `write` to mark each page in one of its own.
 */
export async function announceVersion(
  db: Transaction,
  { name, id, previous }: AnnouncedVersion,
  at: string,
  write: (mark: Mark) => Promise<void> = (mark) => mark(db),
): Promise<void> {
  const before = previous ?? "";
  const different = sql`select now.id from records now left join records old on old.dataset_id = ${before} and old.id = now.id
    where now.dataset_id = ${id} and old.data is distinct from now.data`;
  for await (const keys of pagesOf(db, different))
    await write((transaction) => markChanged(transaction, name, keys, at));
  const gone = sql`select old.id from records old where old.dataset_id = ${before}
    and not exists (select 1 from records now where now.dataset_id = ${id} and now.id = old.id)`;
  for await (const keys of pagesOf(db, gone))
    await write((transaction) => markRemoved(transaction, name, keys, at));
}

async function* pagesOf(
  transaction: Transaction,
  ids: ReturnType<typeof sql>,
): AsyncGenerator<readonly string[]> {
  for (let last = ""; ;) {
    const rows = await selectRows<{ id: string }>(
      transaction,
      sql`select id from (${ids}) as found where id > ${last} order by id limit ${pageSize}`,
    );
    if (rows.length > 0) yield rows.map((row) => row.id);
    const end = rows.at(-1);
    if (end === undefined || rows.length < pageSize) return;
    last = end.id;
  }
}

/** The newest version's records of these ids; one that is not there is left out. */
export async function readPresentRecords(
  db: Transaction,
  name: string,
  ids: readonly string[],
): Promise<Map<string, DatasetRecord>> {
  const rows = await selectRows<{ id: string; data: DatasetRecord }>(
    db,
    sql`select id, data from records
        where dataset_id = (select id from datasets where name = ${name} and kind = 'records' order by version desc limit 1)
          and id in (select jsonb_array_elements_text(${storableJson(ids)}::jsonb))`,
  );
  return new Map(rows.map((row) => [row.id, row.data]));
}

/** Adds records to a dataset's newest version, or replaces those of the same id: a correction, or data that comes in as it happens. */
export async function putRecords(
  transaction: Transaction,
  name: string,
  records: readonly DatasetRecord[],
  at: string,
): Promise<void> {
  const { id } = await lockNewest(transaction, name);
  const written = await selectRows<{ is_new: boolean }>(
    transaction,
    sql`
    insert into records (dataset_id, id, position, data)
    select ${id}::text, item->>'id', (select coalesce(max(position), 0) from records where dataset_id = ${id}) + number::int, item
    from jsonb_array_elements(${storableJson(records)}::jsonb) with ordinality as listed(item, number)
    on conflict (dataset_id, id) do update set data = excluded.data returning xmax = 0 as is_new`,
  );
  const added = written.filter((row) => row.is_new).length;
  await moveDigest(transaction, id, { put: records }, added);
  await markChanged(
    transaction,
    name,
    records.map((record) => record.id),
    at,
  );
}

/** Takes records out of a dataset's newest version. */
export async function removeRecords(
  transaction: Transaction,
  name: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  const { id } = await lockNewest(transaction, name);
  const gone = await selectRows(
    transaction,
    sql`delete from records where dataset_id = ${id}
        and id in (select jsonb_array_elements_text(${storableJson(ids)}::jsonb)) returning id`,
  );
  await moveDigest(transaction, id, { removed: ids }, -gone.length);
  await markRemoved(transaction, name, ids, at);
}

async function lockNewest(transaction: Transaction, name: string): Promise<{ id: string }> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`dataset:${name}`}))`);
  const dataset = await getDataset(transaction, name);
  if (dataset?.kind === "records") return dataset;
  throw new Failure("not-found", `There is no dataset ${name} with records.`, {
    hint: "list_datasets shows those that exist.",
  });
}

/** After a change in place the digest is that of the one before and of the change: other than before, and the same for the same history. */
async function moveDigest(
  transaction: Transaction,
  id: string,
  change: Record<string, unknown>,
  added: number,
): Promise<void> {
  await transaction.execute(sql`
    update datasets set count = count + ${added}::int,
      digest = encode(sha256(convert_to(digest || ${canonicalHash(change)}, 'UTF8')), 'hex')
    where id = ${id}`);
}
