import type { Field } from "#domain/dataset.ts";
import { readTime } from "#backends/warehouse/warehouse-columns.ts";

export type Cell = string | number | boolean | string[] | undefined;
export type TypedColumn = Pick<Field, "type" | "format" | "values"> & { cells: Cell[] };

const numberText = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d{1,3})?$/;
const booleanText = /^(true|false)$/i;
/** A column with at most so many different texts is one to choose from. */
const fewValues = 30;

/**
 * The narrowest type that all of a column's values have, and the values in it. A text such as 007 stays text, and so does a number
 * with more figures than a number keeps. Values that are missing are undefined.
 */
export function typeColumn(values: readonly unknown[]): TypedColumn {
  const present = values.filter((value) => value !== null && value !== undefined && value !== "");
  if (present.some(Array.isArray)) return { type: "string[]", cells: values.map(asTexts) };
  if (present.length > 0 && present.every(isNumber))
    return { type: "number", cells: values.map((value) => when(value, Number)) };
  if (present.length > 0 && present.every(isBoolean))
    return {
      type: "boolean",
      cells: values.map((value) => when(value, (one) => String(one).toLowerCase() === "true")),
    };
  const cells = values.map((value) => when(value, String));
  const format = formatOf(present);
  if (format !== undefined) return { type: "string", format, cells };
  const distinct = distinctOf(cells);
  return { type: "string", cells, ...(distinct === undefined ? {} : { values: distinct }) };
}

function when<Value extends Cell>(value: unknown, convert: (value: unknown) => Value): Value | undefined {
  return value === null || value === undefined || value === "" ? undefined : convert(value);
}

function asTexts(value: unknown): Cell {
  return when(value, (one) => (Array.isArray(one) ? one : [one]).filter((item) => item !== null).map(String));
}

function isNumber(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "string" || !numberText.test(value)) return false;
  return value.replaceAll(/[^\d]/g, "").length <= 15 && Number.isFinite(Number(value));
}

const isBoolean = (value: unknown) =>
  typeof value === "boolean" || (typeof value === "string" && booleanText.test(value));

function formatOf(present: readonly unknown[]): Field["format"] {
  const holds = (type: "DATE" | "TIMESTAMP") =>
    present.length > 0 &&
    present.every((value) => typeof value === "string" && readTime(value, type) !== undefined);
  if (holds("DATE")) return "date";
  return holds("TIMESTAMP") ? "date-time" : undefined;
}

/** Its different texts where they are few and come again. */
function distinctOf(cells: readonly (string | undefined)[]): string[] | undefined {
  const distinct = new Set<string>();
  for (const cell of cells) {
    if (cell !== undefined) distinct.add(cell);
    if (distinct.size > fewValues) return undefined;
  }
  const isChoice =
    distinct.size > 0 &&
    distinct.size * 2 <= cells.length &&
    [...distinct].every((text) => text.length <= 60);
  return isChoice ? [...distinct].toSorted() : undefined;
}
