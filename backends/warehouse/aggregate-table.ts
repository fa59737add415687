import type { Field } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import {
  inOrderOfTime,
  measureName,
  type AggregateRow,
  type Aggregation,
  type Measure,
  type PeriodGrouping,
} from "#backends/ledger/aggregate-records.ts";
import { tableConditions } from "./table-conditions.ts";
import { columnsOf, quoteName, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";
import type { Warehouse } from "./warehouse.ts";

export type WarehouseAggregation = Aggregation & { collection: string; fields: readonly Field[] };

/** The same as the ledger's `aggregateRecords`, over a dataset's newest version as the warehouse has it: for very many records. */
export async function aggregateTable(
  warehouse: Warehouse,
  options: WarehouseAggregation,
): Promise<{ rows: AggregateRow[]; sql: string }> {
  const columns = columnsOf(options.fields);
  const { group_by: groupBy, period, measures } = options;
  const where = tableConditions(columns, options.filters);
  const keys = [
    ...(period === undefined ? [] : [`${periodOf(period)} AS period`]),
    ...(groupBy === undefined ? [] : [`${groupOf(columnNamed(columns, groupBy))} AS grouped`]),
  ];
  const table = `main.${quoteName(tableNameOf(options.collection))}`;
  const inner = [
    ...keys,
    ...measures.map((measure, index) => `${measured(columns, measure)} AS in_${index}`),
  ];
  const outer = measures.map(({ op }, index) => `${aggregated(op, `in_${index}`)} AS out_${index}`);
  const names = [...(period === undefined ? [] : ["period"]), ...(groupBy === undefined ? [] : ["grouped"])];
  const written = names.map((name) =>
    name === "period" && period !== undefined
      ? `strftime(period, '${formats[period.every]}') AS period`
      : name,
  );
  const direction = options.order === "asc" ? "ASC" : "DESC";
  const sorted = [
    ...(period === undefined ? [] : ["period DESC"]),
    `out_0 ${direction} NULLS LAST`,
    ...(groupBy === undefined ? [] : ["grouped"]),
  ];
  const sql = [
    `SELECT ${[...written, ...outer].join(", ")}`,
    `FROM (SELECT ${inner.join(", ")} FROM ${table} WHERE ${where.sql}${period === undefined ? "" : ` AND ${quoteName(period.field)} IS NOT NULL`})`,
    ...(names.length === 0
      ? []
      : [`GROUP BY ${names.join(", ")} ORDER BY ${sorted.join(", ")} LIMIT ${options.limit}`]),
  ].join(" ");
  const rows = await warehouse.select(sql, where.values);
  return { sql, rows: inOrderOfTime(rows, period).map((row) => rowOf(row, options)) };
}

function rowOf(
  row: Record<string, unknown>,
  { group_by: groupBy, period, measures }: WarehouseAggregation,
): AggregateRow {
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return {
    ...(period === undefined ? {} : { [period.every]: text(row["period"]) }),
    ...(groupBy === undefined ? {} : { [groupBy]: text(row["grouped"]) }),
    ...Object.fromEntries(
      measures.map((measure, index) => {
        const value = row[`out_${index}`];
        return [measureName(measure), typeof value === "number" ? value : null];
      }),
    ),
  };
}

function columnNamed(columns: readonly WarehouseColumn[], name: string): WarehouseColumn {
  const column = columns.find((one) => one.name === name);
  if (column) return column;
  throw new Failure("invalid-input", `There is no field "${name}"`, {
    hint: `The fields are: ${columns.map((one) => one.name).join(", ")}.`,
  });
}

/** Each element of a list is in a group of its own; a record without a list is in that of none. */
function groupOf({ name, type }: WarehouseColumn): string {
  return type === "VARCHAR[]" ? `unnest(coalesce(${quoteName(name)}, [NULL]))` : quoteName(name);
}

const formats: Record<PeriodGrouping["every"], string> = {
  day: "%Y-%m-%d",
  week: "%Y-%m-%d",
  month: "%Y-%m",
};

/** Periods are written out once they are grouped: a text for each record would cost most of the time. */
function periodOf({ field, every }: PeriodGrouping): string {
  return `date_trunc('${every}', ${quoteName(field)})`;
}

/** What one record gives to a measure. */
function measured(columns: readonly WarehouseColumn[], { op, field }: Measure): string {
  if (op === "count" && field === undefined) return "1";
  if (field === undefined)
    throw new Failure("invalid-input", `"${op}" needs a field`, { hint: "Name the field to compute it of." });
  const column = columnNamed(columns, field);
  if (op === "count" || op === "distinct") return quoteName(column.name);
  return column.type === "DOUBLE" ? quoteName(column.name) : "NULL::DOUBLE";
}

function aggregated(op: Measure["op"], column: string): string {
  switch (op) {
    case "count":
      return `count(${column})`;
    case "distinct":
      return `count(DISTINCT ${column})`;
    case "avg":
    case "sum":
    case "min":
    case "max":
    case "median":
      return `${op}(${column})`;
    default:
      throw new Failure("invalid-input", `"${String(op satisfies never)}" is not a measure`, {
        hint: "Use count.",
      });
  }
}
