import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "#data/seeded-random.ts";
import type { DatasetRecord, Field } from "#domain/dataset.ts";
import type { Aggregation } from "#backends/ledger/aggregate-records.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { aggregateRecords, insertRecords } from "#backends/ledger/records.ts";
import { aggregateTable, aggregationSql } from "./aggregate-table.ts";
import { openDuckDbWarehouse } from "./open-duckdb-warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

const fields: Field[] = [
  { name: "id", type: "string", description: "id" },
  { name: "series", type: "string", description: "series" },
  { name: "price", type: "number", description: "price" },
  { name: "is_new", type: "boolean", description: "new" },
  { name: "uses", type: "string[]", description: "uses" },
  { name: "day", type: "string", description: "day", format: "date" },
  { name: "at", type: "string", description: "at", format: "date-time" },
];
const random = seededRandom("aggregate");
const series = ["Moto Edge", "ThinkPad", "ThinkSystem", "Ünïcode's"];
/** Some fields are missing here and there. */
const records = Array.from({ length: 400 }, (_, index): DatasetRecord => {
  const day = `2026-0${random.integer(1, 5)}-${String(random.integer(1, 28)).padStart(2, "0")}`;
  return {
    id: `r${index}`,
    ...(random.chance(0.95) ? { series: random.pick(series) } : {}),
    ...(random.chance(0.9) ? { price: random.integer(1, 50) * 10 } : {}),
    is_new: random.chance(0.5),
    ...(random.chance(0.8)
      ? { uses: random.shuffle(["work", "Gaming", "travel"]).slice(0, random.integer(0, 3)) }
      : {}),
    ...(random.chance(0.9) ? { day } : {}),
    at: `${day}T${String(random.integer(0, 23)).padStart(2, "0")}:30:00Z`,
  };
});

let ledger: Ledger;
let warehouse: Warehouse;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-aggregate-"));
  ledger = await openLedger({});
  warehouse = await openDuckDbWarehouse({ folder });
  await insertRecords(ledger.db, "sales", records);
  await warehouse.ensureTable({ name: "sales-figures", fields });
  await warehouse.replace(
    records.map((data) => ({ collection: "sales-figures", key: data.id, version: 1, data })),
  );
});
afterAll(async () => {
  await warehouse.close();
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

const count = [{ op: "count" as const }];
const all: Aggregation["measures"] = [
  { op: "count" },
  { op: "count", field: "price" },
  { op: "distinct", field: "series" },
  ...(["avg", "sum", "min", "max", "median"] as const).map((op) => ({ op, field: "price" })),
];
const cases: [string, Omit<Aggregation, "limit" | "filters"> & Partial<Aggregation>][] = [
  ["every measure over all", { measures: all }],
  ["every measure by group", { measures: all, group_by: "series" }],
  [
    "the smallest groups first",
    { measures: [{ op: "sum", field: "price" }], group_by: "series", order: "asc" },
  ],
  ["groups of a number", { measures: [{ op: "max", field: "price" }], group_by: "price", limit: 7 }],
  ["groups of a boolean", { measures: count, group_by: "is_new" }],
  ["groups of a list's elements", { measures: count, group_by: "uses" }],
  ["by day", { measures: count, period: { field: "at", every: "day" } }],
  ["by week", { measures: all, period: { field: "day", every: "week" } }],
  ["by month and group", { measures: count, period: { field: "at", every: "month" }, group_by: "is_new" }],
  ["the last three months", { measures: count, period: { field: "day", every: "month" }, limit: 3 }],
  [
    "text, whatever its case",
    { measures: count, filters: [{ field: "series", op: "is", value: "THINKPAD" }] },
  ],
  ["not a text", { measures: count, filters: [{ field: "series", op: "not", value: "thinkpad" }] }],
  ["part of a text", { measures: count, filters: [{ field: "series", op: "contains", value: "think" }] }],
  ["an element of a list", { measures: count, filters: [{ field: "uses", op: "is", value: "gaming" }] }],
  ["a boolean", { measures: count, filters: [{ field: "is_new", op: "is", value: true }] }],
  [
    "a number",
    {
      measures: count,
      filters: [
        { field: "price", op: ">=", value: 250 },
        { field: "price", op: "not", value: 300 },
      ],
    },
  ],
  ["a number where text stands", { measures: count, filters: [{ field: "series", op: ">", value: 3 }] }],
  [
    "a span of days",
    {
      measures: count,
      filters: [
        { field: "day", op: ">=", value: "2026-02-10" },
        { field: "day", op: "<", value: "2026-03-01" },
      ],
    },
  ],
  [
    "a span of times",
    {
      measures: count,
      filters: [
        { field: "at", op: ">=", value: "2026-02-10" },
        { field: "at", op: "<", value: "2026-03-01T12:00:00Z" },
      ],
    },
  ],
  ["nothing that is there", { measures: all, filters: [{ field: "series", op: "is", value: "none" }] }],
  ["a quote in a value", { measures: count, filters: [{ field: "series", op: "is", value: "ünïcode's" }] }],
];

test.each(cases)("the warehouse aggregates %s as the ledger does", async (_name, wanted) => {
  const aggregation = { filters: [], limit: 500, ...wanted };
  const fromLedger = await aggregateRecords(ledger.db, { dataset_id: "sales", ...aggregation });
  const rows = await aggregateTable(warehouse, { collection: "sales-figures", fields, ...aggregation });
  expect(rows.map(rounded)).toEqual(fromLedger.map(rounded));
  expect(rows.length).toBeGreaterThan(0);
});

test("the statement is shown with its values, and says the same when it is run as it is shown", async () => {
  const aggregation: Aggregation = {
    measures: [{ op: "avg", field: "price" }, { op: "count" }],
    period: { field: "at", every: "month" },
    group_by: "series",
    filters: [
      { field: "series", op: "not", value: "Ünïcode's" },
      { field: "price", op: ">", value: 100 },
    ],
    limit: 500,
  };
  const options = { collection: "sales-figures", fields, ...aggregation };
  const { shown } = aggregationSql(options);
  expect(shown).toBe(
    `SELECT strftime(date_trunc('month', "at"), '%Y-%m') AS month, series, avg(price) AS avg_price, count(*) AS count FROM sales_figures WHERE NOT coalesce(lower(series) = lower('Ünïcode''s'), false) AND price > 100 AND "at" IS NOT NULL GROUP BY date_trunc('month', "at"), series ORDER BY 1 DESC, 3 DESC NULLS LAST, 2 LIMIT 500`,
  );
  const limits = { max_rows: 500, max_bytes: 100_000, timeout_ms: 9500, max_memory_mb: 1000 };
  const { rows } = await warehouse.query(shown, limits);
  const byName = (left: Record<string, unknown>, right: Record<string, unknown>) =>
    JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
  expect(rows.map(rounded).toSorted(byName)).toEqual(
    (await aggregateTable(warehouse, options)).map(rounded).toSorted(byName),
  );
});

test("a column named as a word of SQL is told to need quotes", async () => {
  const limits = { max_rows: 5, max_bytes: 10_000, timeout_ms: 9500, max_memory_mb: 1000 };
  await expect(warehouse.query("SELECT month(at) FROM sales_figures", limits)).rejects.toMatchObject({
    code: "invalid-input",
    hint: expect.stringContaining('write it as "at"'),
  });
  expect((await warehouse.query('SELECT month("at") AS m FROM sales_figures', limits)).rows).toHaveLength(5);
});

test("a name with a quote in it stays a name", async () => {
  const evil = { measures: count, filters: [], limit: 5, group_by: 'x" FROM sync.items; --' };
  await expect(
    aggregateTable(warehouse, { collection: "sales-figures", fields, ...evil }),
  ).rejects.toMatchObject({
    code: "invalid-input",
  });
});

const rounded = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === "number" ? Number(value.toPrecision(10)) : value,
    ]),
  );
