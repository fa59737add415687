import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatasetRecord, Field } from "#domain/dataset.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";

const fields: Field[] = [
  { name: "id", type: "string", description: "id" },
  { name: "category", type: "string", description: "category" },
  { name: "hours", type: "number", description: "hours" },
  { name: "opened_at", type: "string", description: "opened", format: "date-time" },
];
const day = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
const categories = ["battery", "display", "network"];
/** Two a day for ninety days: January to March 2026. */
const tickets = Array.from({ length: 180 }, (_, index): DatasetRecord => ({
  id: `t${index}`,
  category: categories[index % 3] ?? "",
  hours: index % 7,
  opened_at: `${day(Math.floor(index / 2))}T${index % 2 ? "23:59" : "00:00"}:00Z`,
}));
const many = Array.from({ length: 20_000 }, (_, index): DatasetRecord => ({
  id: `m${index}`,
  category: categories[index % 3] ?? "",
  hours: index % 11,
  opened_at: `${day(index % 60)}T10:00:00Z`,
}));

let opened: TestPlatform;
let calls: ToolCalls;
beforeAll(async () => {
  opened = await openTestPlatform();
  await store("tickets", tickets);
  await store("many-tickets", many);
  calls = callTools(opened.platform, { user_id: "ada", name: "Ada", role: "viewer", kind: "person" });
});
afterAll(() => opened[Symbol.asyncDispose]());

async function store(name: string, records: readonly DatasetRecord[]): Promise<void> {
  const { ledger, warehouse } = opened.platform;
  const id = `${name}@1`;
  const made = { created_by: "ada", created_at: "2026-01-01T00:00:00.000Z" };
  const size = { version: 1, digest: name, count: records.length };
  await insertDataset(ledger.db, {
    id,
    name,
    kind: "records",
    ...size,
    fields,
    sources: [],
    recipe: {},
    ...made,
  });
  await insertRecords(ledger.db, id, records);
  await warehouse.ensureTable({ name, fields });
  await warehouse.replace(records.map((data) => ({ collection: name, key: data.id, version: 1, data })));
}

const ask = (args: Record<string, unknown>) =>
  calls.read("aggregate_records", { dataset: "tickets", ...args });
const countOf = (result: Record<string, unknown>) => (result["rows"] as { count: number }[])[0]?.count;

test("a period is counted relative to now", async () => {
  opened.platform.now = () => new Date("2026-02-11T12:00:00Z");
  expect(countOf(await ask({ period: { within: "this month" } }))).toBe(56);
  expect(countOf(await ask({ period: { within: "last week" } }))).toBe(14);
  expect(countOf(await ask({ period: { within: "last 7 days" } }))).toBe(14);
  expect(
    countOf(await ask({ period: { within: "2026-01" }, filters: [{ field: "category", value: "battery" }] })),
  ).toBe(21);
  const yesterday = await ask({ period: { within: "yesterday" } });
  expect(calls.show("aggregate_records", yesterday).text).toBe("There are 2 tickets, on 10 February 2026.");
});

test("where the data ends before, a period is as of its last day, and the answer says so", async () => {
  opened.platform.now = () => new Date("2026-11-23T12:00:00Z");
  const found = await ask({ period: { within: "this month" }, group_by: "category" });
  expect(found["period"]).toEqual({
    field: "opened_at",
    within: "this month",
    from: "2026-03-01",
    until: "2026-04-01",
    as_of: "2026-03-31",
  });
  expect(found["rows"]).toEqual([
    { category: "display", count: 21 },
    { category: "network", count: 21 },
    { category: "battery", count: 20 },
  ]);
  expect(calls.show("aggregate_records", found)).toMatchObject({
    text: "Display and network have the most tickets: 21 each, of 62 in all, from 1 to 31 March 2026, the last month in the data. Then battery (20).",
    card: { chart: { kind: "bar", x: "category", y: "count" } },
  });
  const named = await ask({ period: { within: "2026-11" } });
  expect(named).toMatchObject({ rows: [{ count: 0 }], period: { from: "2026-11-01" } });
});

test("by day, week or month, the last periods come in order of time and are drawn as a line", async () => {
  const months = await ask({
    period: { every: "month" },
    measure: [{ op: "count" }, { op: "sum", field: "hours" }],
  });
  expect(
    (months["rows"] as { month: string; count: number }[]).map(({ month, count }) => [month, count]),
  ).toEqual([
    ["2026-01", 62],
    ["2026-02", 56],
    ["2026-03", 62],
  ]);
  expect(calls.show("aggregate_records", months).card).toMatchObject({
    chart: { kind: "line", x: "month", y: "count" },
  });
  const days = await ask({ period: { every: "day", field: "opened_at" }, limit: 2 });
  expect(days["rows"]).toEqual([
    { day: "2026-03-30", count: 2 },
    { day: "2026-03-31", count: 2 },
  ]);
  const both = await ask({ period: { every: "week", within: "2026-01" }, group_by: "category" });
  expect((both["rows"] as Record<string, unknown>[])[0]).toEqual({
    week: "2025-12-29",
    category: "battery",
    count: 3,
  });
  expect(calls.show("aggregate_records", both).card).not.toHaveProperty("chart");
});

test("a large dataset is aggregated in the warehouse, to what the ledger says, and a version it does not hold in the ledger", async () => {
  const args = {
    dataset: "many-tickets",
    group_by: "category",
    measure: [{ op: "avg", field: "hours" }, { op: "count" }],
    period: { within: "2026-02" },
  };
  const fast = await ask(args);
  expect(fast).toMatchObject({ engine: "warehouse", rows: { length: 3 } });
  await opened.platform.warehouse.replace([{ collection: "many-tickets", key: "m0", version: 2 }]);
  const slow = await ask(args);
  expect(slow["engine"]).toBe("ledger");
  expect(fast["rows"]).toEqual(slow["rows"]);
  const shown = await calls.read("query_warehouse", { sql: String(fast["sql"]) });
  expect(shown["rows"]).toEqual(fast["rows"]);
});

test.each([
  [{ period: { within: "soonish" } }, /within/],
  [{ period: { field: "category", every: "day" } }, /category is not a date field of tickets.*opened_at/],
  [{ period: { field: "opend_at", every: "day" } }, /opened_at/],
])("the period of %o is refused, with a hint", async (args, told) => {
  const failure = await ask(args).catch((error: unknown) => error);
  const { code, message, hint } = failure as { code: string; message: string; hint?: string };
  expect(code).toBe("invalid-input");
  expect(`${message} ${hint}`).toMatch(told);
});

test("a query answers as a table with its SQL, drawn where that helps", async () => {
  const sql = "SELECT opened_at::DATE AS day, count(*) AS n FROM tickets GROUP BY 1 ORDER BY 1 LIMIT 30;";
  const found = await calls.read("query_warehouse", { sql });
  expect(found).toMatchObject({ truncated: false, rows: { length: 30 } });
  expect(calls.show("query_warehouse", found)).toMatchObject({
    text: "30 rows.",
    card: { kind: "table", query: sql.slice(0, -1), chart: { kind: "line", x: "day", y: "n" } },
  });
  const some = await calls.read("query_warehouse", { sql: "SELECT * FROM tickets", limit: 5 });
  expect(calls.show("query_warehouse", some).text).toBe("5 rows, and there are more.");
  const none = await calls.read("query_warehouse", { sql: "FROM tickets WHERE hours > 100" });
  expect(calls.show("query_warehouse", none).text).toBe("The query finds no row.");
});

test.each([
  ["DELETE FROM tickets", /Only SELECT/],
  ["SELECT * FROM ticket", /no table ticket.*tickets/],
  ["SELECT hour FROM tickets", /no column hour.*hours/],
  ["SELECT * FROM read_text('/etc/passwd')", /read_text\(\) is not run/],
  [" ; ", /no statement/],
])("the query %s is refused, saying why", async (sql, told) => {
  const failure = await calls.read("query_warehouse", { sql }).catch((error: unknown) => error);
  const { code, message, hint } = failure as { code: string; message: string; hint?: string };
  expect(code).toBe("invalid-input");
  expect(`${message} ${hint}`).toMatch(told);
});
