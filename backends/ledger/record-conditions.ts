import { sql, type SQL } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";

export const recordOperators = ["is", "not", "contains", "<", "<=", ">", ">="] as const;
/** One condition on a field of a record. Text is compared without regard to case, save for order. */
export type RecordFilter = {
  field: string;
  op: (typeof recordOperators)[number];
  value: string | number | boolean;
};

const comparisons = { "<": sql`<`, "<=": sql`<=`, ">": sql`>`, ">=": sql`>=` };

/** A field as text, whatever its type. Its name is bound as a parameter, as every value is. */
export const fieldText = (field: string) => sql`(data->>${field}::text)`;

/** A field as a number; null where it is none. The order inside `case` is kept, so text is never cast. */
export const fieldNumber = (field: string) =>
  sql`(case when jsonb_typeof(data->${field}::text) = 'number' then (data->>${field}::text)::numeric end)`;

/** The records of a dataset that meet every condition, for a `where` over `records`. Throws `invalid-input` for a bad operator. */
export function recordConditions(datasetId: string, filters: readonly RecordFilter[]): SQL {
  const conditions = [sql`dataset_id = ${datasetId}`, ...filters.map(condition)];
  return sql.join(conditions, sql` and `);
}

function condition(filter: RecordFilter): SQL {
  const { field, op, value } = filter;
  switch (op) {
    case "is":
      return sql`coalesce(${isEqual(field, value)}, false)`;
    case "not":
      return sql`not coalesce(${isEqual(field, value)}, false)`;
    case "contains":
      return contains(field, String(value));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return typeof value === "number"
        ? sql`${fieldNumber(field)} ${comparisons[op]} ${value}::numeric`
        : sql`${fieldText(field)} collate "C" ${comparisons[op]} ${String(value)}::text collate "C"`;
    default:
      throw new Failure("invalid-input", `"${String(op satisfies never)}" is not a comparison`, {
        hint: `Use one of: ${recordOperators.join(", ")}.`,
      });
  }
}

/** A list is equal to a value that it holds: "which are for gaming" finds `["gaming", "work"]`. */
function isEqual(field: string, value: RecordFilter["value"]): SQL {
  if (typeof value === "number") return sql`${fieldNumber(field)} = ${value}::numeric`;
  if (typeof value === "boolean") return sql`data->${field}::text = to_jsonb(${value}::boolean)`;
  return sql`(case when jsonb_typeof(data->${field}::text) = 'array'
    then exists (select 1 from jsonb_array_elements_text(data->${field}::text) as held(item) where lower(item) = lower(${value}::text))
    else lower(${fieldText(field)}) = lower(${value}::text) end)`;
}

function contains(field: string, value: string): SQL {
  return sql`coalesce(position(lower(${value}::text) in lower(${fieldText(field)})) > 0, false)`;
}
