import type { Field } from "#domain/dataset.ts";
import { Failure } from "#domain/failure.ts";
import {
  inOrderOfTime,
  measureName,
  periodColumn,
  type AggregateRow,
  type Aggregation,
  type Measure,
  type PeriodGrouping,
} from "#backends/ledger/aggregate-records.ts";
import { tableConditions, type BoundValue } from "./table-conditions.ts";
import { columnsOf, plainName, quoteText, tableNameOf, type WarehouseColumn } from "./warehouse-columns.ts";
import type { Warehouse } from "./warehouse.ts";

export type WarehouseAggregation = Aggregation & { collection: string; fields: readonly Field[] };

/** The same as the ledger's `aggregateRecords`, over a dataset's newest version as the warehouse has it: for very many records. */
export async function aggregateTable(
  warehouse: Warehouse,
  options: WarehouseAggregation,
): Promise<AggregateRow[]> {
  const { sql, values } = aggregationSql(options);
  const rows = await warehouse.select(sql, values);
  const { period, group_by: groupBy } = options;
  return inOrderOfTime(rows, period === undefined ? undefined : periodColumn(period, groupBy)).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value, name === groupBy)])),
  );
}

/** Its statement, with values to be bound; `shown` holds them, for people and for `query_warehouse`. */
export function aggregationSql(options: WarehouseAggregation): {
  sql: string;
  values: BoundValue[];
  shown: string;
} {
  const columns = columnsOf(options.fields);
  const { group_by: groupBy, period, measures, limit } = options;
  const where = tableConditions(columns, options.filters);
  const grouped = groupBy === undefined ? undefined : groupOf(columnNamed(columns, groupBy));
  const keys = [
    ...(period === undefined ? [] : [periodKey(period, groupBy)]),
    ...(grouped === undefined || groupBy === undefined
      ? []
      : [{ by: grouped.name, shown: grouped.name, name: groupBy }]),
  ];
  const selected = [
    ...keys.map(selectedAs),
    ...measures.map((measure) => `${aggregated(columns, measure)} AS ${plainName(measureName(measure))}`),
  ];
  const times = period === undefined ? "" : `${plainName(period.field)} IS NOT NULL`;
  const conditions = [where.sql, times].filter((part) => part !== "").join(" AND ");
  const sql = [
    `SELECT ${selected.join(", ")}`,
    `FROM ${plainName(tableNameOf(options.collection))}${grouped?.from ?? ""}`,
    ...(conditions === "" ? [] : [`WHERE ${conditions}`]),
    ...(keys.length === 0 ? [] : [`GROUP BY ${keys.map((key) => key.by).join(", ")}`]),
    ...(keys.length === 0 ? [] : [`ORDER BY ${orderOf(options, keys.length)} LIMIT ${limit}`]),
  ].join(" ");
  return { sql, values: where.values, shown: withValues(sql, where.values) };
}

type Key = { by: string; shown: string; name: string };

function periodKey(period: PeriodGrouping, groupBy: string | undefined): Key {
  const by = periodOf(period);
  return { by, shown: `strftime(${by}, '${formats[period.every]}')`, name: periodColumn(period, groupBy) };
}

function selectedAs({ shown, name }: Key): string {
  return shown === plainName(name) ? shown : `${shown} AS ${plainName(name)}`;
}

/** The last periods first, then by the first measure, then by the group. */
function orderOf({ period, group_by: groupBy, order }: WarehouseAggregation, keys: number): string {
  return [
    ...(period === undefined ? [] : ["1 DESC"]),
    `${keys + 1} ${order === "asc" ? "ASC" : "DESC"} NULLS LAST`,
    ...(groupBy === undefined ? [] : [String(keys)]),
  ].join(", ");
}

function withValues(sql: string, values: readonly BoundValue[]): string {
  return sql.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const value = values[Number(number) - 1];
    return typeof value === "string" ? quoteText(value) : String(value);
  });
}

function cell(value: unknown, isGroup: boolean): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" && !isGroup ? value : String(value);
}

function columnNamed(columns: readonly WarehouseColumn[], name: string): WarehouseColumn {
  const column = columns.find((one) => one.name === name);
  if (column) return column;
  throw new Failure("invalid-input", `There is no field "${name}"`, {
    hint: `The fields are: ${columns.map((one) => one.name).join(", ")}.`,
  });
}

/** Each element of a list is in a group of its own; a record without a list is in that of none. */
function groupOf({ name, type }: WarehouseColumn): { name: string; from: string } {
  if (type !== "VARCHAR[]") return { name: plainName(name), from: "" };
  return {
    name: "each_one",
    from: ` CROSS JOIN unnest(coalesce(${plainName(name)}, [NULL])) AS each_of(each_one)`,
  };
}

const formats: Record<PeriodGrouping["every"], string> = {
  day: "%Y-%m-%d",
  week: "%Y-%m-%d",
  month: "%Y-%m",
};

/** Periods are written out once they are grouped: a text for each record would cost most of the time. */
function periodOf({ field, every }: PeriodGrouping): string {
  return `date_trunc('${every}', ${plainName(field)})`;
}

function aggregated(columns: readonly WarehouseColumn[], { op, field }: Measure): string {
  if (op === "count" && field === undefined) return "count(*)";
  if (field === undefined)
    throw new Failure("invalid-input", `"${op}" needs a field`, { hint: "Name the field to compute it of." });
  const column = columnNamed(columns, field);
  const name = plainName(column.name);
  switch (op) {
    case "count":
      return `count(${name})`;
    case "distinct":
      return `count(DISTINCT ${name})`;
    case "avg":
    case "sum":
    case "min":
    case "max":
    case "median":
      return `${op}(${column.type === "DOUBLE" ? name : "NULL::DOUBLE"})`;
    default:
      throw new Failure("invalid-input", `"${String(op satisfies never)}" is not a measure`, {
        hint: "Use count.",
      });
  }
}
