import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Field } from "#domain/dataset.ts";
import type { Aggregation, Measure } from "#backends/ledger/aggregate-records.ts";
import { aggregateTable } from "./aggregate-table.ts";
import { openDuckDbWarehouse } from "./open-duckdb-warehouse.ts";
import type { Warehouse } from "./warehouse.ts";

// node backends/warehouse/measure-aggregations.ts [--rows 1000000] [--times 20]: how long aggregations, a snapshot and changes take on very many records.

const batch = 20_000;
const fields: Field[] = [
  { name: "id", type: "string", description: "id" },
  { name: "series", type: "string", description: "one of three" },
  { name: "category", type: "string", description: "one of twelve" },
  { name: "text", type: "string", description: "a sentence" },
  { name: "price", type: "number", description: "0 to 999" },
  { name: "opened_at", type: "string", description: "within thirty days", format: "date-time" },
];

function recordOf(number: number): Record<string, unknown> {
  const time = Date.UTC(2026, 0, 1 + (number % 30)) + ((number * 977) % 86_400) * 1000;
  return {
    id: `e${number}`,
    series: ["Moto Edge", "ThinkPad", "ThinkSystem"][number % 3],
    category: `category ${(number * 7919) % 12}`,
    text: `ticket number ${number} about the battery of device ${number % 130}`,
    price: (number * 31) % 1000,
    opened_at: new Date(time).toISOString(),
  };
}

async function fill(warehouse: Warehouse, rows: number): Promise<void> {
  await warehouse.ensureTable({ name: "events", fields });
  for (let from = 0; from < rows; from += batch)
    await warehouse.replace(
      Array.from({ length: Math.min(batch, rows - from) }, (_, index) => ({
        collection: "events",
        key: `e${from + index}`,
        version: from + index + 1,
        data: recordOf(from + index),
      })),
    );
}

const count: Measure[] = [{ op: "count" }];
const every: Measure[] = [
  ...count,
  ...(["avg", "sum", "min", "max", "median"] as const).map((op): Measure => ({ op, field: "price" })),
];
const aggregations: Record<string, Omit<Aggregation, "limit">> = {
  "count by category": { measures: count, group_by: "category", filters: [] },
  "six measures by series": { measures: every, group_by: "series", filters: [] },
  "a week by day": {
    measures: count,
    period: { field: "opened_at", every: "day" },
    filters: [
      { field: "opened_at", op: ">=", value: "2026-01-20" },
      { field: "opened_at", op: "<", value: "2026-01-27" },
    ],
  },
  "weeks by series": {
    measures: count,
    period: { field: "opened_at", every: "week" },
    group_by: "series",
    filters: [],
  },
  "average of one series": {
    measures: [{ op: "avg", field: "price" }],
    group_by: "category",
    filters: [{ field: "series", op: "is", value: "thinkpad" }],
  },
  "words in a text": {
    measures: count,
    group_by: "category",
    filters: [{ field: "text", op: "contains", value: "number 99" }],
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, times: { type: "string", default: "20" } },
});
const folder = await mkdtemp(join(tmpdir(), "lathe-measure-"));
const warehouse = await openDuckDbWarehouse({ folder });
const report: Record<string, unknown> = {
  fill_ms: Math.round(await timed(() => fill(warehouse, Number(values.rows)))),
};
const all: number[] = [];
for (const [name, aggregation] of Object.entries(aggregations)) {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let time = 0; time < Number(values.times); time++)
    times.push(
      await timed(() =>
        aggregateTable(warehouse, { collection: "events", fields, limit: 50, ...aggregation }),
      ),
    );
  const { user, system } = process.cpuUsage(before);
  all.push(...times);
  const processor_ms = Math.round((user + system) / 1000 / times.length);
  report[name] = { p50_ms: percentile(times, 0.5), p95_ms: percentile(times, 0.95), processor_ms };
}
report["all"] = { p50_ms: percentile(all, 0.5), p95_ms: percentile(all, 0.95) };
const limits = { max_rows: 100, max_bytes: 100_000, timeout_ms: 9500, max_memory_mb: 1000 };
const query = () => warehouse.query("SELECT category, count(*) FROM events GROUP BY ALL", limits);
report["query with a new snapshot, ms"] = Math.round(await timed(query));
report["query, ms"] = Math.round(await timed(query));
const changes = Array.from({ length: 200 }, (_, index) => ({
  collection: "events",
  key: `e${index * 97}`,
  version: 10_000_000 + index,
  data: recordOf(index),
}));
report["200 changes, ms"] = Math.round(await timed(() => warehouse.replace(changes)));
console.log(JSON.stringify(report, undefined, 2));
await warehouse.close();
await rm(folder, { recursive: true, force: true });
