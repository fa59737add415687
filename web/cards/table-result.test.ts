import { expect, test } from "vitest";
import type { Step } from "#domain/plan.ts";
import { tableResultOf } from "./table-result.ts";

const step = (result: unknown, change: Partial<Step> = {}): Step => ({
  id: "step-1",
  specialist: "data",
  tool: "aggregate_records",
  title: "Count of tickets by category",
  args: {},
  needs: [],
  effect: "reads",
  approval: "none",
  estimate: {},
  state: "done",
  result,
  ...change,
});

const counted = {
  dataset: "tickets",
  filters: [{ field: "kind", op: "is", value: "ticket" }],
  columns: ["category", "count"],
  rows: [
    { category: "battery", count: 41 },
    { category: "fan", count: 7 },
  ],
  sql: "SELECT category, count(*) FROM tickets GROUP BY 1",
};

test("rows with their columns are a table with the query behind it", () => {
  expect(tableResultOf(step(counted))).toEqual({
    kind: "table",
    title: "Count of tickets by category",
    columns: [
      { key: "category", label: "Category", numeric: false },
      { key: "count", label: "Count", numeric: true },
    ],
    rows: counted.rows,
    query: counted.sql,
  });
});

test("columns with their types name themselves, and what was left out is told", () => {
  const columns = [
    { name: "id", type: "VARCHAR" },
    { name: "tags", type: "VARCHAR[]" },
  ];
  expect(tableResultOf(step({ columns, rows: [{ id: "a", tags: ["x", "y"] }], total: 9 }))).toMatchObject({
    columns: [{ key: "id" }, { key: "tags" }],
    rows: [{ id: "a", tags: "x, y" }],
    total: 9,
  });
});

test("the only list of a result is its table, what it lists first, without fingerprints and nested things", () => {
  const datasets = [
    { kind: "records", dataset: "devices", version: 1, digest: "ab12", recipe: { seed: 1 } },
    { kind: "records", dataset: "tickets", version: 2, digest: "cd34", recipe: { seed: 1 } },
  ];
  expect(tableResultOf(step({ datasets }))?.columns.map(({ key }) => key)).toEqual([
    "dataset",
    "kind",
    "version",
  ]);
});

test.each([
  ["a result that is no table", { dataset: "devices", count: 3 }],
  ["two lists, of which neither is the table", { nodes: [{ a: 1, b: 2 }], edges: [{ a: 1, b: 2 }] }],
  ["no rows", { columns: ["a", "b"], rows: [] }],
  ["no result", undefined],
])("%s draws nothing", (_name, result) => expect(tableResultOf(step(result))).toBeUndefined());

test("a step that has not ended, or that wrote, draws nothing", () => {
  expect(tableResultOf(step(counted, { state: "running" }))).toBeUndefined();
  expect(tableResultOf(step(counted, { effect: "writes" }))).toBeUndefined();
});
