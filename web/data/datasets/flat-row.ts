import type { TableRow } from "#web/controls/sort-rows.ts";

function cell(value: unknown): TableRow[string] {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return JSON.stringify(value);
}

/** A row of any dataset with its lists and nested values as text. */
export const flatRow = (row: Record<string, unknown>): TableRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
