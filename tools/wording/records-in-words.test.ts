import { expect, test } from "vitest";
import type { RecordFilter } from "#tools/warehouse/record-filter.ts";
import { datasetTitle } from "./record-noun.ts";
import { recordsInWords } from "./records-in-words.ts";

const is = (field: string, value: RecordFilter["value"]): RecordFilter => ({ field, op: "is", value });

test.each<[string, RecordFilter[], string]>([
  ["devices", [], "devices"],
  [
    "user-behavior",
    [is("part", "battery"), is("kind", "ticket"), is("series", "ThinkPad")],
    "ThinkPad tickets about the battery",
  ],
  ["user-behavior", [is("kind", "search"), is("weekend", true)], "searches at the weekend"],
  ["user-behavior", [], "events"],
  [
    "devices",
    [
      is("series", "ThinkPad"),
      { field: "ram_gb", op: ">=", value: 32 },
      { field: "price_usd", op: "<", value: 2000 },
    ],
    "ThinkPad devices whose memory is at least 32 GB and whose price is under 2,000 USD",
  ],
  [
    "devices",
    [is("redundant_power", false), is("year", 2024)],
    "devices without redundant power whose year is 2024",
  ],
  ["devices", [{ field: "name", op: "contains", value: "edge 50" }], "devices whose name contains “edge 50”"],
  ["platform-usage", [is("outcome", "failed"), is("kind", "tool call")], "failed tool calls"],
  [
    "support-knowledge",
    [is("urgency", "critical"), is("category", "power")],
    "power support cases of critical urgency",
  ],
  [
    "business-processes",
    [is("department", "Finance"), is("automated", true)],
    "automated processes in Finance",
  ],
  [
    "customer-journeys",
    [{ field: "started_on", op: ">=", value: "2025-09-01" }],
    "journeys since 1 September 2025",
  ],
  ["field-notes", [{ field: "site", op: "not", value: "Oslo" }], "field notes whose site is not Oslo"],
  ["weather", [], "records of weather"],
])("of %s, the conditions %o are said as one", (dataset, filters, said) =>
  expect(recordsInWords(dataset, filters).many).toBe(said),
);

test("one of them is said in the singular, and a condition still open is left out", () => {
  expect(recordsInWords("user-behavior", [is("kind", "ticket")]).one).toBe("ticket");
  expect(recordsInWords("devices@3", [{ field: "series", value: { $from: "step-1", field: "x" } }]).one).toBe(
    "device",
  );
});

test("a dataset is called by its title", () => {
  expect(datasetTitle("user-behavior")).toBe("user behaviour");
  expect(datasetTitle("field-notes@2")).toBe("field notes");
});
