import type { Card } from "#domain/card.ts";

type Cell = string | number | boolean | null | undefined;

/** Quoted where needed (RFC 4180). A text that a spreadsheet would run as a formula is kept a text. */
function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All columns under their keys: what a program reads again goes by ids, not by words. */
export function csvOf({ columns, rows }: Extract<Card, { kind: "table" }>): string {
  const head = columns.map((column) => cell(column.key));
  const body = rows.map((row) => columns.map((column) => cell(row[column.key])));
  return [head, ...body].map((line) => line.join(",")).join("\r\n");
}
