import { sql, type SQL } from "drizzle-orm";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { Transaction } from "./ledger.ts";
import { storableJson } from "./schema/json-column.ts";
import { selectRows } from "./select-rows.ts";

/** Where a follower stands: after the change of this transaction and version. */
export type ChangeCursor = { transaction: string; version: number };
export const beforeAllChanges: ChangeCursor = { transaction: "0", version: 0 };

/** The last change of a thing. */
export type Change = {
  collection: string;
  key: string;
  version: number;
  deleted: boolean;
  at: string;
  cursor: ChangeCursor;
};

const chunkSize = 1000;

/** Says that these things of a collection are new or other than before; who listens to channel `changes` hears it at the commit. */
export function markChanged(
  transaction: Transaction,
  collection: string,
  keys: readonly string[],
  at: string,
): Promise<void> {
  return mark(transaction, collection, keys, false, at);
}

/** Says that these things are gone: followers forget them. */
export function markRemoved(
  transaction: Transaction,
  collection: string,
  keys: readonly string[],
  at: string,
): Promise<void> {
  return mark(transaction, collection, keys, true, at);
}

async function mark(
  transaction: Transaction,
  collection: string,
  keys: readonly string[],
  deleted: boolean,
  at: string,
): Promise<void> {
  if (keys.length === 0) return;
  // One writer of a collection at a time: its versions then grow in the order of the commits.
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`changes:${collection}`}))`);
  for (let from = 0; from < keys.length; from += chunkSize) {
    const chunk = [...new Set(keys.slice(from, from + chunkSize))];
    const versions = await selectRows<{ version: string }>(
      transaction,
      sql`select nextval('change_versions') as version from generate_series(1, ${chunk.length}::int)`,
    );
    const rows = chunk.map((key, index) => {
      const version = Number(versions[index]?.version);
      return { key, version, bucket: bucketOf(collection, key), stamp: stampOf(collection, key, version) };
    });
    await transaction.execute(sql`
      insert into changes (collection, key, version, transaction, deleted, bucket, stamp, at)
      select ${collection}::text, row.key, row.version, pg_current_xact_id(), ${deleted}::boolean, row.bucket, row.stamp, ${at}::text
      from jsonb_to_recordset(${storableJson(rows)}::jsonb) as row(key text, version bigint, bucket smallint, stamp bigint)
      on conflict (collection, key) do update set version = excluded.version, transaction = excluded.transaction,
        deleted = excluded.deleted, stamp = excluded.stamp, at = excluded.at`);
  }
  await transaction.execute(sql`select pg_notify('changes', ${collection})`);
}

/**
 * Changes after a cursor, in order. A change shows only when every transaction that began to write before it has ended, so that
 * none that commits later is passed over.
 */
export async function readChanges(db: Transaction, after: ChangeCursor, limit: number): Promise<Change[]> {
  const rows = await selectRows<ChangeRow>(
    db,
    // The order names the table: `transaction` alone would be the text of the output, in which 1000 comes before 999.
    sql`select collection, key, version, transaction::text as transaction, deleted, at from changes
        where ${isAfter(after)} and transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by changes.transaction, changes.version limit ${limit}`,
  );
  return rows.map(toChange);
}

type ChangeRow = {
  collection: string;
  key: string;
  version: string;
  transaction: string;
  deleted: boolean;
  at: string;
};

function toChange({ version, transaction, ...row }: ChangeRow): Change {
  return { ...row, version: Number(version), cursor: { transaction, version: Number(version) } };
}

function isAfter(cursor: ChangeCursor): SQL {
  return sql`(transaction, version) > (${cursor.transaction}::text::xid8, ${cursor.version}::bigint)`;
}

/** How many changes of these collections a follower has yet to see, and when the oldest was made. */
export async function measureBehind(
  db: Transaction,
  collections: readonly string[],
  after: ChangeCursor,
): Promise<{ count: number; oldest: string | null }> {
  const [row] = await selectRows<{ count: number; oldest: string | null }>(
    db,
    sql`select count(*)::int as count, min(at) as oldest from changes
        where ${isAfter(after)} and ${isOneOf(collections)}`,
  );
  return row ?? { count: 0, oldest: null };
}

/** The buckets in which a follower has changes yet to see. */
export async function bucketsAhead(
  db: Transaction,
  collections: readonly string[],
  after: ChangeCursor,
): Promise<Set<number>> {
  const rows = await selectRows<{ bucket: number }>(
    db,
    sql`select distinct bucket::int as bucket from changes where ${isAfter(after)} and ${isOneOf(collections)}`,
  );
  return new Set(rows.map(({ bucket }) => bucket));
}

/** What stands, by bucket: how many things, and the sum of their stamps. */
export async function summarizeChanges(
  db: Transaction,
  collections: readonly string[],
): Promise<{ bucket: number; count: number; digest: number }[]> {
  const rows = await selectRows<{ bucket: number; count: number; digest: string }>(
    db,
    sql`select bucket::int as bucket, count(*)::int as count, sum(stamp)::text as digest from changes
        where not deleted and ${isOneOf(collections)} group by 1 order by 1`,
  );
  return rows.map((row) => ({ ...row, digest: Number(row.digest) }));
}

/** Every thing of a bucket, those that are gone included, with whether a follower at `after` has yet to see it. */
export async function listBucketChanges(
  db: Transaction,
  collections: readonly string[],
  bucket: number,
  after: ChangeCursor,
): Promise<{ collection: string; key: string; version: number; deleted: boolean; is_ahead: boolean }[]> {
  const rows = await selectRows<{
    collection: string;
    key: string;
    version: string;
    deleted: boolean;
    is_ahead: boolean;
  }>(
    db,
    sql`select collection, key, version, deleted, ${isAfter(after)} as is_ahead from changes
        where bucket = ${bucket} and ${isOneOf(collections)}`,
  );
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

/** Of every collection how many things stand in it, and the sum of their stamps as text: one look at all changes. */
export async function summarizeCollections(
  db: Transaction,
): Promise<{ collection: string; count: number; digest: string }[]> {
  return selectRows(
    db,
    sql`select collection, (count(*) filter (where not deleted))::int as count,
          coalesce(sum(stamp) filter (where not deleted), 0)::text as digest
        from changes group by 1 order by 1`,
  );
}

/** Every collection that has changes, with how many things stand in it. */
export async function listChangedCollections(
  db: Transaction,
): Promise<{ collection: string; count: number }[]> {
  return selectRows(
    db,
    sql`select collection, (count(*) filter (where not deleted))::int as count from changes group by 1 order by 1`,
  );
}

function isOneOf(collections: readonly string[]): SQL {
  return sql`collection in (select jsonb_array_elements_text(${storableJson(collections)}::jsonb))`;
}
