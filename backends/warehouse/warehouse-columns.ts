import type { Field } from "#domain/dataset.ts";

export type WarehouseColumn = { name: string; type: ColumnType };
export type ColumnType = "VARCHAR" | "DOUBLE" | "BOOLEAN" | "VARCHAR[]" | "DATE" | "TIMESTAMP";

/** The table of a collection: its name with `_` for `-`, so that nobody has to quote it. */
export function tableNameOf(collection: string): string {
  return collection.replaceAll("-", "_");
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Words that SQL takes for itself, though a field may well be named so. */
const reserved = new Set(
  "all and any as asc at between both by case cast check column create default desc distinct do else end except fetch for from group having in into is join lateral leading left like limit not null offset on only or order primary references right select some table then to trailing true false union unique using user when where window with".split(
    " ",
  ),
);

/** A name as people write it in SQL: in quotes only where it needs them. */
export function plainName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : quoteName(name);
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A collection's columns: its fields, after the `id` that is each record's key. */
export function columnsOf(fields: readonly Field[]): WarehouseColumn[] {
  const others = fields.filter((field) => field.name !== "id");
  return [
    { name: "id", type: "VARCHAR" },
    ...others.map((field) => ({ name: field.name, type: columnTypeOf(field) })),
  ];
}

function columnTypeOf(field: Field): ColumnType {
  switch (field.type) {
    case "number":
      return "DOUBLE";
    case "boolean":
      return "BOOLEAN";
    case "string[]":
      return "VARCHAR[]";
    case "string":
      return field.format === undefined ? "VARCHAR" : field.format === "date" ? "DATE" : "TIMESTAMP";
  }
}

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const dateTimeText = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds since 1970 of a text that names a day or a moment (UTC unless it says otherwise); undefined for any other. */
export function readTime(text: string, type: "DATE" | "TIMESTAMP"): number | undefined {
  if (!(type === "DATE" ? dateText : dateTimeText).test(text)) return undefined;
  const zoned = text.length <= 10 || /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.replace(" ", "T")}Z`;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Why a record does not fit its collection's columns; undefined when it does. What a record lacks is null. */
export function misfitOf(
  columns: readonly WarehouseColumn[],
  data: Record<string, unknown>,
): string | undefined {
  for (const { name, type } of columns) {
    const value = data[name];
    if (name === "id" || value === undefined || value === null || value === "") continue;
    if (!fits(type, value))
      return `${name} should be ${words[type]}, and is ${JSON.stringify(value).slice(0, 80)}`;
  }
  return undefined;
}

const words: Record<ColumnType, string> = {
  VARCHAR: "text",
  DOUBLE: "a number",
  BOOLEAN: "true or false",
  "VARCHAR[]": "a list of texts",
  DATE: "a date such as 2026-03-14",
  TIMESTAMP: "a time such as 2026-03-14T09:30:00Z",
};

function fits(type: ColumnType, value: unknown): boolean {
  switch (type) {
    case "VARCHAR":
      return typeof value === "string";
    case "DOUBLE":
      return typeof value === "number";
    case "BOOLEAN":
      return typeof value === "boolean";
    case "VARCHAR[]":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "DATE":
    case "TIMESTAMP":
      return typeof value === "string" && readTime(value, type) !== undefined;
  }
}
