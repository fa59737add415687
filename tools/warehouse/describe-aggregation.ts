import type { Summary } from "#domain/card.ts";
import { capitalised, fieldTitle, measureTitle } from "#domain/field-title.ts";
import { amountInWords, countInWords } from "#domain/in-words.ts";
import { measureName } from "#backends/ledger/aggregate-records.ts";
import { nameOr } from "#tools/name-or.ts";
import { recordsInWords } from "#tools/wording/records-in-words.ts";
import { headingOf, titleOfMeasure, unitOf, wordsOf, type Aggregated } from "./aggregated.ts";
import { chartOf } from "./chart-of.ts";
import { describePeriod } from "./resolve-period.ts";
import { sayGroups } from "./say-groups.ts";
import { sayPeriods } from "./say-periods.ts";

export function phraseAggregation({
  dataset,
  filters,
  group_by: groupBy,
  measure,
  period,
}: Record<string, unknown>): string {
  const measures = Array.isArray(measure) ? (measure as { op: string; field?: string }[]) : [];
  const computed = measures.flatMap(({ op, field }) =>
    field === undefined ? [] : [measureTitle(op, field)],
  );
  const records = typeof dataset === "string" ? recordsInWords(dataset, filters).many : "records";
  const what = computed.length === 0 ? `Count ${records}` : `Compute ${computed.join(", ")} of ${records}`;
  const groups =
    groupBy === undefined
      ? ""
      : ` by ${typeof groupBy === "string" ? fieldTitle(groupBy) : nameOr(groupBy, "a field")}`;
  return `${what}${groups}${phrasePeriod(period)}`;
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
  if (isOneNumber || rows.length === 0) return { text };
  const { noun } = wordsOf(output);
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
      columns: drawn.map(({ key, numeric }) => ({ key, label: capitalised(headingOf(key, noun)), numeric })),
      rows,
      query: output.sql,
      ...(chart === undefined ? {} : { chart }),
    },
  };
}

const timeKey = ({ period, columns }: Aggregated) => (period?.every === undefined ? undefined : columns[0]);
const keysOf = (output: Aggregated) => [timeKey(output), output.group_by].filter((key) => key !== undefined);

/** "ThinkPad tickets about the battery by device family", "Average price of devices by series". */
function titleOf(output: Aggregated): string {
  const { measure, records, noun } = wordsOf(output);
  const what = measure.op === "count" ? records.many : `${titleOfMeasure(measure, noun)} of ${records.many}`;
  const keys = keysOf(output).map(fieldTitle);
  return capitalised(keys.length === 0 ? what : `${what} by ${keys.join(" and ")}`);
}

function sentence(output: Aggregated): string {
  const words = wordsOf(output);
  const period = describePeriod(output.period);
  const when = period === "" ? "" : `, ${period}`;
  const [first] = output.rows;
  const time = timeKey(output);
  const isNothing =
    first === undefined ||
    (keysOf(output).length === 0 && words.measure.op === "count" && words.valueOf(first) === 0);
  if (isNothing) return `No record fits: ${words.records.many}${when}.`;
  if (time !== undefined) return sayPeriods(output, words, time, when);
  return output.group_by === undefined ? sayAll(output, when) : sayGroups(output, words, when);
}

/** Over all records: "There are 130 devices." or "The average price of devices is 2,004 USD." */
function sayAll(output: Aggregated, when: string): string {
  const [row = {}] = output.rows;
  const { records, noun } = wordsOf(output);
  const values = output.measures.map((measure) => {
    const value = row[measureName(measure)];
    const amount = typeof value === "number" ? amountInWords(value, unitOf(measure)) : "none";
    return { ...measure, title: titleOfMeasure(measure, noun), amount, value };
  });
  const [only, ...more] = values;
  if (only === undefined) return "";
  if (more.length === 0 && only.op === "count") {
    const count = typeof only.value === "number" ? only.value : 0;
    return `There ${count === 1 ? "is" : "are"} ${countInWords(count, records)}${when}.`;
  }
  if (more.length === 0 && only.op !== "distinct")
    return `The ${only.title} of ${records.many} is ${only.amount}${when}.`;
  const said = values.map(({ op, title, amount }) =>
    op === "count" ? `${amount} in all` : op === "distinct" ? `${amount} ${title}` : `${title} ${amount}`,
  );
  return `${capitalised(records.many)}${when}: ${said.join(", ")}.`;
}
