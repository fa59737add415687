import type { Chart } from "#domain/card.ts";

type Column = { key: string; numeric: boolean; isTime: boolean };
type Row = Record<string, unknown>;

const mostBars = 40;
const mostPoints = 400;

/** How a table is best drawn: a line over time, bars over a few groups; undefined where a picture says no more than the table. */
export function chartOf(columns: readonly Column[], rows: readonly Row[]): Chart | undefined {
  const x = columns.find((column) => column.isTime) ?? columns.find((column) => !column.numeric);
  const y = columns.find((column) => column.numeric && column !== x);
  if (x === undefined || y === undefined || rows.length < 2) return undefined;
  const texts = columns.filter((column) => !column.numeric);
  if (texts.length > 1) return undefined;
  const kind = x.isTime ? "line" : "bar";
  return rows.length > (kind === "bar" ? mostBars : mostPoints) ? undefined : { kind, x: x.key, y: y.key };
}
