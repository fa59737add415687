import { sql, type SQL } from "drizzle-orm";
import type { DatasetRecord } from "#domain/dataset.ts";
import { insertPositioned } from "./insert-positioned.ts";
import type { Transaction } from "./ledger.ts";
import { fieldNumber, fieldText, recordConditions, type RecordFilter } from "./record-conditions.ts";
import { selectRows } from "./select-rows.ts";

export { aggregateRecords, newestTime } from "./aggregate-records.ts";
export type { RecordFilter } from "./record-conditions.ts";

/** Adds a dataset's records in order, as they come, after those that are there. Throws `conflict` when an id comes twice. */
export function insertRecords(
  transaction: Transaction,
  datasetId: string,
  rows: Iterable<DatasetRecord>,
  after = 0,
): Promise<void> {
  return insertPositioned(transaction, "records", datasetId, rows, after);
}

/** Takes away records of a version that never came to be. */
export async function dropRecords(transaction: Transaction, datasetId: string): Promise<void> {
  await transaction.execute(
    sql`delete from records where dataset_id = ${datasetId}
        and not exists (select from datasets where datasets.id = ${datasetId})`,
  );
}

/** Records that meet every filter, in the dataset's own order or by a field (numbers as numbers), and how many there are. */
export async function findRecords(
  db: Transaction,
  options: {
    dataset_id: string;
    filters: readonly RecordFilter[];
    order_by?: string;
    order?: "asc" | "desc";
    limit: number;
    offset: number;
  },
): Promise<{ rows: DatasetRecord[]; total: number }> {
  const where = recordConditions(options.dataset_id, options.filters);
  const found = await selectRows<{ data: DatasetRecord }>(
    db,
    sql`select data from records where ${where} order by ${ordering(options.order_by, options.order)} position
        limit ${options.limit} offset ${options.offset}`,
  );
  const [counted] = await selectRows<{ total: number }>(
    db,
    sql`select count(*)::int as total from records where ${where}`,
  );
  return { rows: found.map((row) => row.data), total: counted?.total ?? 0 };
}

function ordering(field: string | undefined, order: "asc" | "desc" | undefined): SQL {
  if (field === undefined) return sql``;
  const direction = order === "desc" ? sql`desc` : sql`asc`;
  return sql`${fieldNumber(field)} ${direction} nulls last, ${fieldText(field)} collate "C" ${direction} nulls last,`;
}

/** Of the first records of a dataset, in its own order, some fields as text; empty where a record has none. */
export async function listFields<Field extends string>(
  db: Transaction,
  options: { dataset_id: string; fields: readonly Field[]; limit: number },
): Promise<({ id: string } & Record<Field, string>)[]> {
  const columns = options.fields.map(
    (field) => sql`coalesce(${fieldText(field)}, '') as ${sql.identifier(field)}`,
  );
  return selectRows(
    db,
    sql`select id, ${sql.join(columns, sql`, `)} from records where dataset_id = ${options.dataset_id}
        order by position limit ${options.limit}`,
  );
}

export async function getRecord(
  db: Transaction,
  datasetId: string,
  id: string,
): Promise<DatasetRecord | undefined> {
  const [row] = await selectRows<{ data: DatasetRecord }>(
    db,
    sql`select data from records where dataset_id = ${datasetId} and id = ${id}`,
  );
  return row?.data;
}

/** All records in order, read a page at a time. */
export async function* streamRecords(db: Transaction, datasetId: string): AsyncGenerator<DatasetRecord> {
  for (let last = 0; ;) {
    const page = await selectRows<{ data: DatasetRecord; position: number }>(
      db,
      sql`select data, position from records where dataset_id = ${datasetId} and position > ${last} order by position limit 500`,
    );
    for (const row of page) yield row.data;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.position;
  }
}
