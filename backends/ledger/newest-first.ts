import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { readCursor } from "./page-cursor.ts";

export const newestFirst = (table: { created_at: PgColumn; id: PgColumn }) => [
  desc(table.created_at),
  desc(table.id),
];

/** What comes after the cursor in a list that shows the newest first; undefined without a cursor. */
export function afterCursor(
  table: { created_at: PgColumn; id: PgColumn },
  cursor: string | undefined,
): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = readCursor(cursor, ["text", "text"]);
  return or(lt(table.created_at, at), and(eq(table.created_at, at), lt(table.id, id)));
}

export const positionOf = (row: { created_at: string; id: string }) => [row.created_at, row.id];
