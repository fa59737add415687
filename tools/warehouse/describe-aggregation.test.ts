import { expect, test } from "vitest";
import { measureName, type Measure } from "#backends/ledger/aggregate-records.ts";
import type { Aggregated, AggregatedRow } from "./aggregated.ts";
import { phraseAggregation, summarizeAggregation } from "./describe-aggregation.ts";

type Asked = Partial<Aggregated> & { rows: AggregatedRow[] };

function computed({ measures = [{ op: "count" }], ...asked }: Asked): Aggregated {
  const every = asked.period?.every;
  return {
    dataset: "user-behavior",
    filters: [{ field: "kind", op: "is", value: "ticket" }],
    order: "desc",
    measures,
    columns: [
      ...(every === undefined ? [] : [every]),
      ...(asked.group_by === undefined ? [] : [asked.group_by]),
      ...measures.map(measureName),
    ],
    sql: "SELECT",
    ...asked,
  };
}
const textOf = (asked: Asked) => summarizeAggregation(computed(asked)).text;

const counts = (field: string, values: Record<string, number>) =>
  Object.entries(values).map(([name, count]) => ({ [field]: name, count }));
const months = (values: Record<string, number>) => counts("month", values);
const price: Measure[] = [{ op: "avg", field: "price_usd" }];
const lastMonth = {
  field: "at",
  within: "this month",
  from: "2025-09-01",
  until: "2025-10-01",
  as_of: "2025-09-30",
};
const byMonth = { field: "at", every: "month" as const };

test("who leads comes first, of how many and when, then who follows", () => {
  const summary = summarizeAggregation(
    computed({
      group_by: "device_family",
      filters: [
        { field: "kind", op: "is", value: "ticket" },
        { field: "series", op: "is", value: "ThinkPad" },
        { field: "part", op: "is", value: "battery" },
      ],
      period: lastMonth,
      total: 49,
      rows: counts("device_family", { T14: 7, "X1 Yoga": 6, "X1 Carbon": 4, E14: 3 }),
    }),
  );
  expect(summary).toMatchObject({
    text: "T14 has the most ThinkPad tickets about the battery: 7 of 49, from 1 to 30 September 2025, the last month in the data. Then X1 Yoga (6) and X1 Carbon (4).",
    card: {
      title: "ThinkPad tickets about the battery by device family",
      columns: [
        { key: "device_family", label: "Device family" },
        { key: "count", label: "Tickets" },
      ],
    },
  });
});

test.each<[string, Asked, string]>([
  [
    "two at the head",
    { group_by: "part", total: 9, rows: counts("part", { battery: 3, fan: 3, panel: 2, hinge: 1 }) },
    "Battery and fan have the most tickets: 3 each, of 9 in all. Then panel (2) and hinge (1).",
  ],
  [
    "more at the head than are read",
    { group_by: "part", total: 12, rows: counts("part", { a: 3, b: 3, c: 3, d: 3 }) },
    "4 parts have the most tickets: 3 each, of 12 in all.",
  ],
  [
    "many that follow alike",
    {
      group_by: "device_family",
      total: 9,
      rows: counts("device_family", { a: 4, b: 1, c: 1, d: 1, e: 1, f: 1 }),
    },
    "A has the most tickets: 4 of 9. Then 5 device families with 1 each.",
  ],
  [
    "the fewest",
    { group_by: "part", order: "asc", total: 9, rows: counts("part", { fan: 1, battery: 8 }) },
    "Fan has the fewest tickets: 1 of 9. Then battery (8).",
  ],
  [
    "one group alone",
    { group_by: "part", total: 3, rows: counts("part", { fan: 3 }) },
    "All 3 tickets have the same part, fan.",
  ],
  [
    "the first of more groups than were asked for",
    { group_by: "part", total: 9, rows: counts("part", { fan: 3 }) },
    "Fan has the most tickets: 3 of 9.",
  ],
  [
    "a group without a name",
    { group_by: "part", total: 3, rows: counts("part", { "": 2, fan: 1 }) },
    "No part has the most tickets: 2 of 3. Then fan (1).",
  ],
  [
    "a group that is a number",
    { group_by: "hour", total: 3, rows: counts("hour", { 9: 2, 10: 1 }).toReversed() },
    "Hour 10 has the most tickets: 1 of 3. Then hour 9 (2).",
  ],
  [
    "ids",
    { group_by: "tool", total: 3, rows: counts("tool", { query_warehouse: 2, find_records: 1 }) },
    "query_warehouse has the most tickets: 2 of 3. Then find_records (1).",
  ],
  [
    "nothing",
    { rows: [], group_by: "part", period: lastMonth },
    "No record fits: tickets, from 1 to 30 September 2025, the last month in the data.",
  ],
  ["a count of none", { rows: [{ count: 0 }] }, "No record fits: tickets."],
  ["a count", { rows: [{ count: 1 }] }, "There is 1 ticket."],
])("groups are told as a person tells them: %s", (_name, asked, said) => expect(textOf(asked)).toBe(said));

test.each<[string, Asked, string]>([
  [
    "an average by group, with its unit",
    {
      group_by: "series",
      rows: [
        { series: "ThinkSystem", avg_price_usd: 12_345.6 },
        { series: "ThinkPad", avg_price_usd: 1904.5 },
      ],
    },
    "Among devices, ThinkSystem has the highest average price: 12,346 USD. Then ThinkPad (1,905 USD).",
  ],
  [
    "one average",
    { filters: [{ field: "series", op: "is", value: "ThinkPad" }], rows: [{ avg_price_usd: 1904.5 }] },
    "The average price of ThinkPad devices is 1,905 USD.",
  ],
  [
    "several measures at once",
    { measures: [...price, { op: "count" }], rows: [{ avg_price_usd: 800, count: 12 }] },
    "Devices: average price 800 USD, 12 in all.",
  ],
  [
    "a sum, of which the groups are parts",
    {
      measures: [{ op: "sum", field: "storage_gb" }],
      group_by: "series",
      total: 3000,
      rows: [
        { series: "ThinkPad", sum_storage_gb: 2000 },
        { series: "Edge", sum_storage_gb: 1000 },
      ],
    },
    "Among devices, ThinkPad has the highest total storage: 2,000 GB of 3,000 GB in all. Then Edge (1,000 GB).",
  ],
  [
    "the highest of each group",
    {
      measures: [{ op: "max", field: "price_usd" }],
      group_by: "series",
      rows: [
        { series: "ThinkSystem", max_price_usd: 30_000 },
        { series: "Edge", max_price_usd: 900 },
      ],
    },
    "Among devices, ThinkSystem has the highest price: 30,000 USD. Then Edge (900 USD).",
  ],
  [
    "different things",
    {
      measures: [{ op: "distinct", field: "processor" }],
      group_by: "series",
      rows: [
        { series: "ThinkPad", distinct_processor: 9 },
        { series: "Edge", distinct_processor: 4 },
      ],
    },
    "Among devices, ThinkPad has the most different processors: 9. Then Edge (4).",
  ],
  [
    "values that are not there",
    { group_by: "series", rows: [{ series: "Edge", avg_price_usd: null }] },
    "None of the devices has a value to compute.",
  ],
])("measures are told: %s", (_name, asked, said) =>
  expect(textOf({ dataset: "devices", filters: [], measures: price, ...asked })).toBe(said),
);

test.each<[string, Asked, string]>([
  [
    "months",
    { period: byMonth, rows: months({ "2026-01": 62, "2026-02": 56, "2026-03": 60 }) },
    "178 tickets in 3 months: the most in January 2026 (62), the fewest in February 2026 (56), 60 in the last, March 2026.",
  ],
  [
    "always the same",
    { period: byMonth, rows: months({ "2026-01": 2, "2026-02": 2 }) },
    "4 tickets in 2 months: always 2.",
  ],
  [
    "days",
    {
      period: { field: "at", every: "day", from: "2026-05-01", until: "2026-05-04", within: "2026-05" },
      rows: counts("day", { "2026-05-01": 4, "2026-05-02": 1, "2026-05-03": 4 }),
    },
    "9 tickets on 3 days, from 1 to 3 May 2026: the most on 1 May 2026 and 3 May 2026 (4), the fewest on 2 May 2026 (1).",
  ],
  ["one month", { period: byMonth, rows: months({ "2026-01": 2 }) }, "2 tickets, all in January 2026."],
  [
    "months and groups",
    {
      period: byMonth,
      group_by: "part",
      rows: [
        { month: "2026-01", part: "fan", count: 2 },
        { month: "2026-02", part: "battery", count: 5 },
      ],
    },
    "Tickets by month and part: the most is 5, battery in February 2026.",
  ],
])("time is told by its extremes and its end: %s", (_name, asked, said) => expect(textOf(asked)).toBe(said));

test("a call is a verb phrase in the same words", () => {
  expect(
    phraseAggregation({
      dataset: "user-behavior",
      filters: [{ field: "kind", value: "ticket" }],
      group_by: "device_family",
      period: { within: "this month" },
    }),
  ).toBe("Count tickets by device family, this month");
  expect(phraseAggregation({ dataset: "devices", measure: price })).toBe("Compute average price of devices");
  expect(phraseAggregation({ dataset: { $from: "step-1", field: "dataset" } })).toBe("Count records");
});
