import type { RecordFilter } from "#backends/ledger/record-conditions.ts";
import { quoteName, readTime, type WarehouseColumn } from "./warehouse-columns.ts";

export type BoundConditions = { sql: string; values: (string | number | boolean)[] };

/** The rows that meet every filter, as the ledger's `recordConditions` means them; values are bound from `$1`. */
export function tableConditions(
  columns: readonly WarehouseColumn[],
  filters: readonly RecordFilter[],
): BoundConditions {
  const values: BoundConditions["values"] = [];
  const bind = (value: string | number | boolean) => `$${values.push(value)}`;
  const parts = filters.map((filter) => {
    const column = columns.find(({ name }) => name === filter.field);
    return column === undefined ? "false" : condition(column, filter, bind);
  });
  return { sql: parts.length === 0 ? "true" : parts.map((part) => `(${part})`).join(" AND "), values };
}

type Bind = (value: string | number | boolean) => string;

function condition(column: WarehouseColumn, { op, value }: RecordFilter, bind: Bind): string {
  switch (op) {
    case "is":
      return `coalesce(${isEqual(column, value, bind)}, false)`;
    case "not":
      return `NOT coalesce(${isEqual(column, value, bind)}, false)`;
    case "contains":
      return `coalesce(contains(lower(${textOf(column)}), lower(${bind(String(value))}::VARCHAR)), false)`;
    default:
      if (isTime(column) && typeof value === "string" && readTime(value, "TIMESTAMP") !== undefined)
        return `${quoteName(column.name)} ${op} ${bind(value)}::VARCHAR::TIMESTAMP`;
      return typeof value === "number"
        ? `${column.type === "DOUBLE" ? quoteName(column.name) : "NULL"} ${op} ${bind(value)}::DOUBLE`
        : `${textOf(column)} ${op} ${bind(String(value))}::VARCHAR`;
  }
}

const isTime = ({ type }: WarehouseColumn) => type === "DATE" || type === "TIMESTAMP";

function isEqual(column: WarehouseColumn, value: RecordFilter["value"], bind: Bind): string {
  const name = quoteName(column.name);
  if (typeof value === "number")
    return column.type === "DOUBLE" ? `${name} = ${bind(value)}::DOUBLE` : "false";
  if (typeof value === "boolean")
    return column.type === "BOOLEAN" ? `${name} = ${bind(value)}::BOOLEAN` : "false";
  return column.type === "VARCHAR[]"
    ? `list_contains(list_transform(${name}, lambda held: lower(held)), lower(${bind(value)}::VARCHAR))`
    : `lower(${textOf(column)}) = lower(${bind(value)}::VARCHAR)`;
}

/** A column as the text that its records hold: times as ISO text, so that they compare as texts do. */
export function textOf({ name, type }: WarehouseColumn): string {
  if (type === "VARCHAR") return quoteName(name);
  if (type === "TIMESTAMP") return `strftime(${quoteName(name)}, '%Y-%m-%dT%H:%M:%SZ')`;
  return `${quoteName(name)}::VARCHAR`;
}
