import type { Summary } from "#domain/card.ts";
import { capitalised, columnTitle, fieldTitle } from "#domain/field-title.ts";
import { amountInWords, listInWords } from "#domain/in-words.ts";
import { valueInWords } from "#tools/wording/condition-words.ts";
import { recordsInWords } from "#tools/wording/records-in-words.ts";
import { describeFilters } from "./record-filter.ts";
import { keyColumns } from "./shown-columns.ts";

type Found = {
  dataset: string;
  total: number;
  filters: unknown[];
  order_by?: string | undefined;
  order: "asc" | "desc";
  columns: string[];
  rows: Record<string, unknown>[];
};

/** So few are named, where they have names. */
const mostNamed = 3;

export function summarizeRecords(output: Found): Summary {
  const text = sentence(output);
  if (output.total === 0) return { text };
  const [first = {}] = output.rows;
  const keys = keyColumns(Object.keys(first)).filter((key) => !output.columns.includes(key));
  const heading = (key: string) => ({
    key,
    label: capitalised(columnTitle(key)),
    numeric: typeof first[key] === "number",
  });
  return {
    text,
    card: {
      kind: "table",
      title: capitalised(recordsInWords(output.dataset, output.filters).many),
      columns: [
        ...output.columns.map(heading),
        ...keys.map((key) => ({ ...heading(key), only_in_csv: true })),
      ],
      rows: output.rows.map((row) =>
        Object.fromEntries([...output.columns, ...keys].map((key) => [key, cell(row[key])])),
      ),
      query: describeFilters(output.filters),
      total: output.total,
    },
  };
}

/** How many fit, in what order they stand, and which they are where they are few. */
function sentence({ dataset, total, filters, order_by: orderBy, order, rows }: Found): string {
  const { one, many } = recordsInWords(dataset, filters);
  if (total === 0) return `No record fits: ${many}.`;
  const names = rows.map((row) => row["name"] ?? row["title"]).filter((name) => typeof name === "string");
  if (total === 1) return names[0] === undefined ? `There is 1 ${one}.` : `There is 1 ${one}: ${names[0]}.`;
  const all = `There are ${amountInWords(total)} ${many}`;
  if (total <= mostNamed && names.length === total) return `${all}: ${listInWords(names)}.`;
  const shown = rows.length === total ? "" : ` ${amountInWords(rows.length)} are shown.`;
  const lead = orderBy === undefined ? undefined : sayLead(rows, orderBy, order);
  return lead === undefined ? `${all}.${shown}` : `Of ${amountInWords(total)} ${many}, ${lead}.${shown}`;
}

/** Who comes first by what the records were sorted by; undefined where that is no number or they have no names. */
function sayLead(rows: Found["rows"], orderBy: string, order: "asc" | "desc"): string | undefined {
  const value = rows[0]?.[orderBy];
  const first = rows.filter((row) => row[orderBy] === value);
  const names = first.map((row) => row["name"] ?? row["title"]).filter((name) => typeof name === "string");
  if (typeof value !== "number" || names.length < first.length) return undefined;
  const extreme = `the ${order === "desc" ? "highest" : "lowest"} ${fieldTitle(orderBy)}`;
  const amount = valueInWords(orderBy, value);
  if (names.length === 1) return `${names[0] ?? ""} has ${extreme}: ${amount}`;
  const who = names.length > mostNamed ? `the first ${names.length}` : listInWords(names);
  return `${who} have ${extreme}: ${amount} each`;
}

function cell(value: unknown): string | number | boolean | null {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return value === undefined || value === null
    ? null
    : Array.isArray(value)
      ? value.join(", ")
      : String(value);
}
