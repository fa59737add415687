import type { Field } from "#domain/dataset.ts";
import type { RecordFilter } from "./record-filter.ts";

/** A table wider than this cannot be read; the record itself has the rest. */
const mostColumns = 8;

/** What another column says already, where that one is there. */
const saidBy: Readonly<Record<string, string>> = {
  weekday: "at",
  hour: "at",
  weekend: "at",
  device_family: "device_name",
  series: "device_name",
  family: "name",
  model: "name",
};

const isNaming = (name: string) => name === "name" || name === "title";
const isKey = (name: string) => name === "id" || /_ids?$/.test(name);

type Asked = { filters: readonly RecordFilter[]; orderBy: string | undefined };

/**
 * The columns that say something of the records found: their name first, then what they were sorted by or compared with; no
 * ids, nothing that is the same for all because it was asked for, or that none of them has.
 */
export function shownColumns(
  fields: readonly Field[],
  rows: readonly Record<string, unknown>[],
  { filters, orderBy }: Asked,
): string[] {
  const names = fields.map(({ name }) => name);
  const same = new Set(filters.flatMap(({ field, op }) => (op === "is" ? [field] : [])));
  const compared = new Set([orderBy, ...filters.map(({ field }) => field)]);
  const rank = (name: string) => (isNaming(name) ? 0 : compared.has(name) ? 1 : 2);
  const told = names.filter((name) => {
    if (isKey(name) || same.has(name)) return false;
    if (compared.has(name) || isNaming(name)) return true;
    const by = saidBy[name];
    return !(by !== undefined && names.includes(by)) && rows.some((row) => isTold(row[name]));
  });
  const shown = told.toSorted((left, right) => rank(left) - rank(right)).slice(0, mostColumns);
  return shown.length > 0 ? shown : names.slice(0, mostColumns);
}

/** The ids among the fields: for a spreadsheet, not for reading. */
export const keyColumns = (names: readonly string[]) => names.filter(isKey);

function isTold(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && value !== 0;
}
