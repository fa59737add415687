import { sql } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { storableJson } from "./schema/json-column.ts";

const chunkSize = 500;

/** Adds rows `{id, ...}` to a table of (dataset_id, id, position, data), in order, many a statement. */
export async function insertPositioned(
  transaction: Transaction,
  table: "records" | "training_examples",
  datasetId: string,
  rows: readonly { id: string }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += chunkSize) {
    const chunk = storableJson(rows.slice(from, from + chunkSize));
    await transaction.execute(sql`
      insert into ${sql.identifier(table)} (dataset_id, id, position, data)
      select ${datasetId}::text, item->>'id', ${from}::int + number::int, item
      from jsonb_array_elements(${chunk}::jsonb) with ordinality as listed(item, number)`);
  }
}
