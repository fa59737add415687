import type { Field } from "#domain/dataset.ts";
import type { RowFilter } from "#web/data-access/data-queries.ts";

const isFilter = (value: unknown): value is RowFilter =>
  typeof value === "object" &&
  value !== null &&
  "field" in value &&
  typeof value.field === "string" &&
  "op" in value &&
  (value.op === "is" || value.op === "contains") &&
  "value" in value &&
  ["string", "number", "boolean"].includes(typeof value.value);

/** The filters that an address holds; an address that holds none, or is not well written, filters nothing. */
export function filtersOfAddress(text: string | undefined): RowFilter[] {
  if (text === undefined) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  return Array.isArray(parsed) ? parsed.filter(isFilter) : [];
}

export const addressOfFilters = (filters: RowFilter[]) =>
  filters.length === 0 ? undefined : JSON.stringify(filters);

/** What a person typed for a field, in the field's own type: exact for numbers, yes or no and closed lists, else a part of the text. */
export function filterOf(field: Field, text: string): RowFilter | undefined {
  const wanted = text.trim();
  if (wanted === "") return undefined;
  if (field.type === "number")
    return Number.isFinite(Number(wanted))
      ? { field: field.name, op: "is", value: Number(wanted) }
      : undefined;
  if (field.type === "boolean") return { field: field.name, op: "is", value: wanted === "true" };
  const isClosed = field.values?.includes(wanted) === true;
  return { field: field.name, op: isClosed ? "is" : "contains", value: wanted };
}
