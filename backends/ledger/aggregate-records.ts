import { sql, type SQL } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Transaction } from "./ledger.ts";
import { fieldNumber, fieldText, recordConditions, type RecordFilter } from "./record-conditions.ts";
import { selectRows } from "./select-rows.ts";

export const measureOperators = ["count", "avg", "sum", "min", "max", "median", "distinct"] as const;
export type Measure = { op: (typeof measureOperators)[number]; field?: string | undefined };
export const periodUnits = ["day", "week", "month"] as const;
/** Groups by the day, the week (its Monday) or the month that a field of ISO times falls into. */
export type PeriodGrouping = { field: string; every: (typeof periodUnits)[number] };
export type AggregateRow = Record<string, string | number | null>;

/** What a measure is called in the result: `count`, `avg_battery_mah`. */
export const measureName = ({ op, field }: Measure) => (field === undefined ? op : `${op}_${field}`);

export type Aggregation = {
  group_by?: string;
  period?: PeriodGrouping;
  measures: readonly Measure[];
  filters: readonly RecordFilter[];
  order?: "asc" | "desc";
  limit: number;
};

/**
 * One row over all records that meet the filters, or one for each value of `group_by` (each element of a list), ordered by
 * the first measure. By `period`, a column of its unit's name says which; the last `limit` rows come in order of time, and
 * records without a time are left out. Numbers only go into `avg`, `sum`, `min`, `max` and `median`; null where there are none.
 */
export async function aggregateRecords(
  db: Transaction,
  options: Aggregation & { dataset_id: string },
): Promise<AggregateRow[]> {
  // Field names reach the statement as parameters, so columns are named by position and given their names here.
  const inner = options.measures.map(
    (measure, index) => sql`${measured(measure)} as ${sql.identifier(`in_${index}`)}`,
  );
  const outer = options.measures.map(
    (measure, index) =>
      sql`${aggregated(measure, sql.identifier(`in_${index}`))} as ${sql.identifier(`out_${index}`)}`,
  );
  const conditions = recordConditions(options.dataset_id, options.filters);
  const { group_by: groupBy, period } = options;
  const where = period === undefined ? conditions : sql`${conditions} and ${isTime(period.field)}`;
  const direction = options.order === "asc" ? sql`asc` : sql`desc`;
  const measuredRows = sql`select ${join([
    sql`${period === undefined ? sql`null` : periodOf(period)} as period`,
    sql`${groupBy === undefined ? sql`null` : sql`grouped`} as grouped`,
    ...inner,
  ])} from records ${groupBy === undefined ? sql`` : sql`cross join lateral ${groupsOf(groupBy)} as groups(grouped)`} where ${where}`;
  const rows = await selectRows<Record<string, string | number | null>>(
    db,
    groupBy === undefined && period === undefined
      ? sql`select ${join(outer)} from (${measuredRows}) as measured`
      : sql`select period, grouped, ${join(outer)} from (${measuredRows}) as measured group by period, grouped
            order by ${period === undefined ? sql`` : sql`period desc,`} out_0 ${direction} nulls last, grouped limit ${options.limit}`,
  );
  return inOrderOfTime(rows, period === undefined ? undefined : "period").map((row) => ({
    ...(period === undefined ? {} : { [periodColumn(period, groupBy)]: row["period"] ?? null }),
    ...(groupBy === undefined ? {} : { [groupBy]: row["grouped"] ?? null }),
    ...Object.fromEntries(
      options.measures.map((measure, index) => [measureName(measure), row[`out_${index}`] ?? null]),
    ),
  }));
}

/** What the column of periods is called in the result. */
export function periodColumn(period: PeriodGrouping, groupBy: string | undefined): string {
  return period.every === groupBy ? "period" : period.every;
}

/** The last periods were taken; they are told from the first to the last, each period's groups as they stand. */
export function inOrderOfTime<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  column: string | undefined,
): Row[] {
  if (column === undefined) return [...rows];
  return rows.toSorted((left, right) => {
    const [first, second] = [String(left[column]), String(right[column])];
    return first < second ? -1 : first === second ? 0 : 1;
  });
}

/** The newest time that a field of ISO times holds; undefined when it holds none. */
export async function newestTime(
  db: Transaction,
  datasetId: string,
  field: string,
): Promise<string | undefined> {
  const [row] = await selectRows<{ newest: string | null }>(
    db,
    sql`select max(${fieldText(field)} collate "C") as newest from records where dataset_id = ${datasetId} and ${isTime(field)}`,
  );
  return row?.newest ?? undefined;
}

const isTime = (field: string) =>
  sql`${fieldText(field)} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'`;

/** The order inside `case` is kept, so only what looks like a day is taken for one. */
function periodOf({ field, every }: PeriodGrouping): SQL {
  const day = sql`left(${fieldText(field)}, 10)`;
  if (every === "day") return day;
  if (every === "month") return sql`left(${fieldText(field)}, 7)`;
  return sql`(case when ${isTime(field)} then to_char(date_trunc('week', ${day}::timestamp), 'YYYY-MM-DD') end)`;
}

const join = (parts: SQL[]) => sql.join(parts, sql`, `);

function groupsOf(field: string): SQL {
  return sql`(
    select jsonb_array_elements_text(data->${field}::text) where jsonb_typeof(data->${field}::text) = 'array'
    union all select ${fieldText(field)} where jsonb_typeof(data->${field}::text) is distinct from 'array')`;
}

/** What one record gives to a measure. */
function measured({ op, field }: Measure): SQL {
  if (op === "count" && field === undefined) return sql`1`;
  if (field === undefined) {
    throw new Failure("invalid-input", `"${op}" needs a field`, { hint: "Name the field to compute it of." });
  }
  return op === "count" || op === "distinct" ? fieldText(field) : fieldNumber(field);
}

function aggregated({ op }: Measure, column: ReturnType<typeof sql.identifier>): SQL {
  switch (op) {
    case "count":
      return sql`count(${column})::int`;
    case "distinct":
      return sql`count(distinct ${column})::int`;
    case "avg":
      return sql`avg(${column})::float8`;
    case "sum":
      return sql`sum(${column})::float8`;
    case "min":
      return sql`min(${column})::float8`;
    case "max":
      return sql`max(${column})::float8`;
    case "median":
      return sql`percentile_cont(0.5) within group (order by ${column}::float8)`;
    default:
      throw new Failure("invalid-input", `"${String(op satisfies never)}" is not a measure`, {
        hint: `Use one of: ${measureOperators.join(", ")}.`,
      });
  }
}
