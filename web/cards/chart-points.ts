import type { Card } from "#domain/card.ts";

export type ChartPoints = {
  kind: "bar" | "line";
  /** What the axes are, in words. */
  x: string;
  y: string;
  points: { label: string; value: number }[];
};

type Table = Extract<Card, { kind: "table" }>;

/** A heading as it stands after "by": "Device family" is "device family". */
const withinSentence = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

/** What a table's chart draws; nothing where there is no hint, or too little that is a number. */
export function pointsOfTable({ chart, columns, rows }: Table): ChartPoints | undefined {
  if (chart === undefined) return undefined;
  const labelOf = (key: string) => columns.find((column) => column.key === key)?.label ?? key;
  const points = rows.flatMap((row) => {
    const value = row[chart.y];
    return typeof value === "number" && Number.isFinite(value)
      ? [{ label: String(row[chart.x] ?? "–"), value }]
      : [];
  });
  if (points.length < 2) return undefined;
  return { kind: chart.kind, x: withinSentence(labelOf(chart.x)), y: labelOf(chart.y), points };
}
