import { expect, test } from "vitest";
import { pointsOfTable } from "./chart-points.ts";

const table = (rows: Record<string, string | number | null>[]) => ({
  kind: "table" as const,
  title: "Tickets",
  columns: [
    { key: "family", label: "Family" },
    { key: "count", label: "Tickets", numeric: true },
  ],
  rows,
  chart: { kind: "bar" as const, x: "family", y: "count" },
});

test("a table with a hint is drawn by it, in the words of its columns", () => {
  const rows = [
    { family: "ThinkPad X1", count: 12 },
    { family: null, count: 3 },
  ];
  expect(pointsOfTable(table(rows))).toEqual({
    kind: "bar",
    x: "family",
    y: "Tickets",
    points: [
      { label: "ThinkPad X1", value: 12 },
      { label: "–", value: 3 },
    ],
  });
});

test("rows without a number are left out, and one point is no picture", () => {
  expect(
    pointsOfTable(
      table([
        { family: "a", count: null },
        { family: "b", count: 3 },
      ]),
    ),
  ).toBeUndefined();
});

test("a table without a hint stays a table", () => {
  const { chart: _, ...plain } = table([
    { family: "a", count: 1 },
    { family: "b", count: 2 },
  ]);
  expect(pointsOfTable(plain)).toBeUndefined();
});
