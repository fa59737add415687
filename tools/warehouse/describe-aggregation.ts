import type { Summary } from "#domain/card.ts";
import { nameOr } from "#tools/name-or.ts";
import { chartOf } from "./chart-of.ts";
import { describeFilters } from "./record-filter.ts";
import { describePeriod, type ResolvedPeriod } from "./resolve-period.ts";

type Aggregated = {
  dataset: string;
  group_by?: string | undefined;
  period?: ResolvedPeriod | undefined;
  filters: unknown[];
  columns: string[];
  rows: Record<string, string | number | null>[];
  sql: string;
};

export function phraseAggregation({
  dataset,
  group_by: groupBy,
  measure,
  period,
}: Record<string, unknown>): string {
  const measures = Array.isArray(measure) ? (measure as { op: string; field?: string }[]) : [{ op: "count" }];
  const what = measures
    .map((item) => ("field" in item && item.field !== undefined ? `${item.op} of ${item.field}` : item.op))
    .join(", ");
  const groups = groupBy === undefined ? "" : ` by ${nameOr(groupBy, "a field")}`;
  return `Compute ${what} of ${nameOr(dataset, "a dataset")}${groups}${phrasePeriod(period)}`;
}

function phrasePeriod(period: unknown): string {
  if (period === null || typeof period !== "object" || "$from" in period) return "";
  const { every, within } = period as { every?: unknown; within?: unknown };
  const steps = typeof every === "string" ? ` for each ${every}` : "";
  return `${steps}${typeof within === "string" ? `, ${within}` : ""}`;
}

export function summarizeAggregation(output: Aggregated): Summary {
  const { columns, rows } = output;
  const text = sentence(output);
  const isOneNumber = keysOf(output).length === 0 && rows.length <= 1 && columns.length <= 1;
  if (isOneNumber) return { text };
  const drawn = columns.map((key) => ({
    key,
    numeric: !keysOf(output).includes(key),
    isTime: key === timeKey(output),
  }));
  const chart = chartOf(drawn, rows);
  return {
    text,
    card: {
      kind: "table",
      title: titleOf(output),
      columns: drawn.map(({ key, numeric }) => ({ key, label: key, numeric })),
      rows,
      query: output.sql,
      ...(chart === undefined ? {} : { chart }),
    },
  };
}

const timeKey = ({ period, columns }: Aggregated) => (period?.every === undefined ? undefined : columns[0]);
const keysOf = (output: Aggregated) => [timeKey(output), output.group_by].filter((key) => key !== undefined);

function titleOf(output: Aggregated): string {
  const keys = keysOf(output);
  return keys.length === 0 ? output.dataset : `${output.dataset} by ${keys.join(" and ")}`;
}

function sentence(output: Aggregated): string {
  const conditions = describeFilters(output.filters);
  const where = conditions === "" ? "" : ` where ${conditions}`;
  const when = describePeriod(output.period);
  const [first] = output.rows;
  if (first === undefined) return `No record of ${output.dataset}${where} matches${when}.`;
  const keys = keysOf(output);
  if (keys.length === 0)
    return `${output.dataset}${where}: ${output.columns.map((key) => `${key.replaceAll("_", " ")} ${String(first[key])}`).join(", ")}${when}.`;
  if (timeKey(output) !== undefined)
    return `${output.rows.length} rows of ${output.dataset} by ${keys.join(" and ")}${where}${when}.`;
  return `${output.rows.length} groups of ${output.dataset} by ${output.group_by}${where}; first is ${firstGroup(output, first)}${when}.`;
}

/** The leading group with its measure: "battery (count 41)". */
function firstGroup(
  { group_by: groupBy, columns }: Aggregated,
  row: Record<string, string | number | null>,
): string {
  const measure = columns.find((key) => key !== groupBy);
  const name = String(row[groupBy ?? ""] ?? "none");
  return measure === undefined ? name : `${name} (${measure.replaceAll("_", " ")} ${String(row[measure])})`;
}
