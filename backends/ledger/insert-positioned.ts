import { sql } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { storableJson } from "./schema/json-column.ts";

const chunkSize = 500;

/** Adds rows `{id, ...}` to a table of (dataset_id, id, position, data), in order after a position, many a statement; at most one chunk is held. */
export async function insertPositioned(
  transaction: Transaction,
  table: "records" | "training_examples",
  datasetId: string,
  rows: Iterable<{ id: string }>,
  after = 0,
): Promise<void> {
  let from = after;
  for (const chunk of chunksOf(rows, chunkSize)) {
    await transaction.execute(sql`
      insert into ${sql.identifier(table)} (dataset_id, id, position, data)
      select ${datasetId}::text, item->>'id', ${from}::int + number::int, item
      from jsonb_array_elements(${storableJson(chunk)}::jsonb) with ordinality as listed(item, number)`);
    from += chunk.length;
  }
}

function* chunksOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
