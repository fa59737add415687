import type { SQL } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";

/** Runs a statement written by hand and returns its rows: both adapters give `{rows}`. */
export async function selectRows<Row extends Record<string, unknown>>(
  db: Transaction,
  statement: SQL,
): Promise<Row[]> {
  return ((await db.execute(statement)) as { rows: Row[] }).rows;
}
