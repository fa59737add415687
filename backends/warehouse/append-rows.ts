import {
  DuckDBDateValue,
  DuckDBTimestampValue,
  LIST,
  VARCHAR,
  listValue,
  type DuckDBAppender,
  type DuckDBConnection,
} from "@duckdb/node-api";
import { readTime, type ColumnType, type WarehouseColumn } from "./warehouse-columns.ts";

const dayMs = 86_400_000;

/** Appends records to a table; the appender is some three hundred times as fast as inserts. Texts that are empty count as unknown in columns of other types. */
export async function appendRecords(
  connection: DuckDBConnection,
  table: string,
  columns: readonly WarehouseColumn[],
  records: readonly { key: string; data: Record<string, unknown> }[],
): Promise<void> {
  if (records.length === 0) return;
  const appender = await connection.createAppender(table, "main");
  for (const { key, data } of records) {
    for (const { name, type } of columns) appendValue(appender, type, name === "id" ? key : data[name]);
    appender.endRow();
  }
  appender.closeSync();
}

function appendValue(appender: DuckDBAppender, type: ColumnType, value: unknown): void {
  if (value === undefined || value === null || (value === "" && type !== "VARCHAR"))
    return appender.appendNull();
  switch (type) {
    case "VARCHAR":
      return appender.appendVarchar(String(value));
    case "DOUBLE":
      return appender.appendDouble(Number(value));
    case "BOOLEAN":
      return appender.appendBoolean(value === true);
    case "VARCHAR[]":
      return appender.appendList(listValue((value as unknown[]).map(String)), LIST(VARCHAR));
    case "DATE":
      return appender.appendDate(
        new DuckDBDateValue(Math.floor((readTime(String(value), type) ?? 0) / dayMs)),
      );
    case "TIMESTAMP":
      return appender.appendTimestamp(
        new DuckDBTimestampValue(BigInt(readTime(String(value), type) ?? 0) * 1000n),
      );
  }
}
