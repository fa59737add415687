import { sql, type SQL } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Transaction } from "./ledger.ts";
import { fieldNumber, fieldText, recordConditions, type RecordFilter } from "./record-conditions.ts";
import { selectRows } from "./select-rows.ts";

export const measureOperators = ["count", "avg", "sum", "min", "max", "median", "distinct"] as const;
export type Measure = { op: (typeof measureOperators)[number]; field?: string | undefined };
export type AggregateRow = Record<string, string | number | null>;

/** What a measure is called in the result: `count`, `avg_battery_mah`. */
export const measureName = ({ op, field }: Measure) => (field === undefined ? op : `${op}_${field}`);

/**
 * One row over all records that meet the filters, or one for each value of `group_by` (each element of a list), ordered by
 * the first measure. Numbers only go into `avg`, `sum`, `min`, `max` and `median`; null where there are none.
 */
export async function aggregateRecords(
  db: Transaction,
  options: {
    dataset_id: string;
    group_by?: string;
    measures: readonly Measure[];
    filters: readonly RecordFilter[];
    order?: "asc" | "desc";
    limit: number;
  },
): Promise<AggregateRow[]> {
  // Field names reach the statement as parameters, so columns are named by position and given their names here.
  const inner = options.measures.map(
    (measure, index) => sql`${measured(measure)} as ${sql.identifier(`in_${index}`)}`,
  );
  const outer = options.measures.map(
    (measure, index) =>
      sql`${aggregated(measure, sql.identifier(`in_${index}`))} as ${sql.identifier(`out_${index}`)}`,
  );
  const where = recordConditions(options.dataset_id, options.filters);
  const direction = options.order === "asc" ? sql`asc` : sql`desc`;
  const rows = await selectRows<Record<string, string | number | null>>(
    db,
    options.group_by === undefined
      ? sql`select ${join(outer)} from (select ${join(inner)} from records where ${where}) as measured`
      : sql`select grouped, ${join(outer)} from (
              select grouped, ${join(inner)} from records cross join lateral ${groupsOf(options.group_by)} as groups(grouped) where ${where}
            ) as measured group by grouped order by out_0 ${direction} nulls last, grouped limit ${options.limit}`,
  );
  return rows.map((row) => ({
    ...(options.group_by === undefined ? {} : { [options.group_by]: row["grouped"] ?? null }),
    ...Object.fromEntries(
      options.measures.map((measure, index) => [measureName(measure), row[`out_${index}`] ?? null]),
    ),
  }));
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
