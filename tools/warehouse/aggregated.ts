import type { RecordNoun } from "#domain/dataset.ts";
import { columnTitle, fieldTitle, fieldUnit, measureTitle } from "#domain/field-title.ts";
import { amountInWords } from "#domain/in-words.ts";
import { measureName, type Measure } from "#backends/ledger/aggregate-records.ts";
import { nounFor, recordsInWords } from "#tools/wording/records-in-words.ts";
import type { ResolvedPeriod } from "./resolve-period.ts";

export type AggregatedRow = Record<string, string | number | null>;

/** What was computed over a dataset's records. */
export type Aggregated = {
  dataset: string;
  group_by?: string | undefined;
  period?: ResolvedPeriod | undefined;
  filters: unknown[];
  measures: Measure[];
  order: "asc" | "desc";
  columns: string[];
  rows: AggregatedRow[];
  /** The first measure over all records that meet the conditions, where its groups add up to it. */
  total?: number | undefined;
  sql: string;
};

/** The names that what was computed goes by, and how its values are written. */
export type AggregatedWords = {
  /** The noun alone, and with its conditions. */
  noun: RecordNoun;
  records: RecordNoun;
  measure: Measure;
  group: string;
  /** The first measure of a row; undefined where there is nothing to compute it of. */
  valueOf(row: AggregatedRow): number | undefined;
  amount(value: number): string;
  groupName(row: AggregatedRow): string;
};

export function wordsOf(output: Aggregated): AggregatedWords {
  const measure = output.measures[0] ?? { op: "count" };
  const key = measureName(measure);
  const unit = unitOf(measure);
  return {
    noun: nounFor(output.dataset, output.filters),
    records: recordsInWords(output.dataset, output.filters),
    measure,
    group: output.group_by === undefined ? "" : fieldTitle(output.group_by),
    valueOf(row) {
      const value = row[key];
      return typeof value === "number" ? value : undefined;
    },
    amount: (value) => amountInWords(value, unit),
    groupName: (row) => groupName(output.group_by ?? "", row[output.group_by ?? ""]),
  };
}

export function unitOf({ op, field }: Measure): string | undefined {
  return field === undefined || op === "count" || op === "distinct" ? undefined : fieldUnit(field);
}

/** A measure in words: "average price"; a count goes by what is counted. */
export function titleOfMeasure({ op, field }: Measure, noun: RecordNoun): string {
  return op === "count" || field === undefined ? noun.many : measureTitle(op, field);
}

/** The heading of a column of the result. */
export function headingOf(key: string, noun: RecordNoun): string {
  return key === "count" ? noun.many : columnTitle(key);
}

function groupName(field: string, value: string | number | null | undefined): string {
  const title = fieldTitle(field);
  if (value === null || value === undefined || value === "" || value === "none") return `no ${title}`;
  if (value === "true" || value === "false") return `${title}: ${value === "true" ? "yes" : "no"}`;
  const text = String(value);
  if (!/^\d+(\.\d+)?$/.test(text)) return text;
  const unit = fieldUnit(field);
  return unit === undefined ? `${title} ${text}` : amountInWords(Number(text), unit);
}
