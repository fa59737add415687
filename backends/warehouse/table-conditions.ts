import type { RecordFilter } from "#backends/ledger/record-conditions.ts";
import { plainName, readTime, type WarehouseColumn } from "./warehouse-columns.ts";

export type BoundValue = string | number | boolean;
/** `sql` is empty where there is no condition. */
export type BoundConditions = { sql: string; values: BoundValue[] };

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
  return { sql: parts.join(" AND "), values };
}

type Bind = (value: string | number | boolean) => string;

function condition(column: WarehouseColumn, { op, value }: RecordFilter, bind: Bind): string {
  switch (op) {
    case "is":
      return isEqual(column, value, bind);
    case "not":
      return `NOT coalesce(${isEqual(column, value, bind)}, false)`;
    case "contains":
      return `contains(lower(${textOf(column)}), lower(${bind(String(value))}))`;
    default:
      if (isTime(column) && typeof value === "string" && readTime(value, "TIMESTAMP") !== undefined)
        return `${plainName(column.name)} ${op} ${bind(value)}::TIMESTAMP`;
      return typeof value === "number"
        ? `${column.type === "DOUBLE" ? plainName(column.name) : "NULL"} ${op} ${bind(value)}`
        : `${textOf(column)} ${op} ${bind(String(value))}`;
  }
}

const isTime = ({ type }: WarehouseColumn) => type === "DATE" || type === "TIMESTAMP";

function isEqual(column: WarehouseColumn, value: RecordFilter["value"], bind: Bind): string {
  const name = plainName(column.name);
  if (typeof value === "number") return column.type === "DOUBLE" ? `${name} = ${bind(value)}` : "false";
  if (typeof value === "boolean") return column.type === "BOOLEAN" ? `${name} = ${bind(value)}` : "false";
  return column.type === "VARCHAR[]"
    ? `list_contains(list_transform(${name}, lambda held: lower(held)), lower(${bind(value)}))`
    : `lower(${textOf(column)}) = lower(${bind(value)})`;
}

/** A column as the text that its records hold: times as ISO text, so that they compare as texts do. */
export function textOf({ name, type }: WarehouseColumn): string {
  if (type === "VARCHAR") return plainName(name);
  if (type === "TIMESTAMP") return `strftime(${plainName(name)}, '%Y-%m-%dT%H:%M:%SZ')`;
  return `${plainName(name)}::VARCHAR`;
}
