import type { Card } from "#domain/card.ts";
import { capitalised, columnTitle } from "#domain/field-title.ts";
import type { Step } from "#domain/plan.ts";
import type { TableRow } from "#web/controls/sort-rows.ts";

type TableCard = Extract<Card, { kind: "table" }>;
type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields);
const isCell = (value: unknown): value is TableRow[string] =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

/** Wider than this nobody reads it. */
const mostColumns = 10;
/** Fingerprints, for machines to compare, and what is only an excerpt of what the result is about. */
const leftOut = new Set(["digest", "sample", "sources", "filters"]);

/** The names of columns as a result gives them: texts, or with their types. */
function givenColumns(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.map((item: unknown) => (isFields(item) ? item["name"] : item));
  return names.every((name) => typeof name === "string") ? names : undefined;
}

const cellOf = (value: unknown): TableRow[string] => {
  if (isCell(value)) return value;
  if (Array.isArray(value) && value.every(isCell)) return value.join(", ");
  return value === undefined ? null : JSON.stringify(value);
};

/** Columns of rows that name none: what every row can show in a cell, the thing that is listed first. */
function columnsOf(rows: readonly Fields[], listed: string): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => !leftOut.has(key) && rows.every((row) => row[key] === undefined || isCell(row[key])),
  );
  const name = keys.find((key) => listed === `${key}s`) ?? keys.find((key) => key === "name");
  return name === undefined ? keys : [name, ...keys.filter((key) => key !== name)];
}

type Listed = { name: string; rows: Fields[] };

/** The rows of a result: those it calls so, or its only list of things. */
function rowsOf(result: Fields): Listed | undefined {
  const lists = Object.entries(result).flatMap(([name, rows]) =>
    !leftOut.has(name) && isRows(rows) ? [{ name, rows }] : [],
  );
  return lists.find(({ name }) => name === "rows") ?? (lists.length === 1 ? lists[0] : undefined);
}

/** A step that read rows keeps them in its result: the same table as in a conversation can be drawn of them. */
export function tableResultOf({ state, effect, result, title }: Step): TableCard | undefined {
  if (state !== "done" || effect !== "reads" || !isFields(result)) return undefined;
  const listed = rowsOf(result);
  if (listed === undefined) return undefined;
  const { rows } = listed;
  const keys = (givenColumns(result["columns"]) ?? columnsOf(rows, listed.name)).slice(0, mostColumns);
  if (keys.length < 2) return undefined;
  const { sql, total } = result;
  return {
    kind: "table",
    title,
    columns: keys.map((key) => ({
      key,
      label: capitalised(columnTitle(key)),
      numeric: rows.every((row) => row[key] === null || typeof row[key] === "number"),
    })),
    rows: rows.map((row) => Object.fromEntries(keys.map((key) => [key, cellOf(row[key])]))),
    ...(typeof sql === "string" ? { query: sql } : {}),
    ...(typeof total === "number" ? { total } : {}),
  };
}
