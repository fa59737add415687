import { expect, test } from "vitest";
import { summarizeRecords } from "./summarize-records.ts";

const phone = (name: string, price_usd: number) => ({ id: `dev-${name}`, name, price_usd });
const filters = [{ field: "series", op: "is", value: "Moto Edge" }];
const found = (total: number, rows: Record<string, unknown>[], orderBy?: string) =>
  summarizeRecords({
    dataset: "devices",
    total,
    filters,
    ...(orderBy === undefined ? {} : { order_by: orderBy }),
    order: "asc",
    columns: ["name", "price_usd"],
    rows,
  });
const [first, second, third] = [phone("Edge 20", 449), phone("Edge 30", 449), phone("Edge 40", 599)];

test.each([
  ["none", found(0, []), "No record fits: Moto Edge devices."],
  ["one", found(1, [first]), "There is 1 Moto Edge device: Edge 20."],
  ["a few", found(2, [first, third]), "There are 2 Moto Edge devices: Edge 20 and Edge 40."],
  ["many", found(40, [first, second, third]), "There are 40 Moto Edge devices. 3 are shown."],
  ["all of many", found(4, [first, second, third, first]), "There are 4 Moto Edge devices."],
  [
    "those that lead",
    found(40, [first, second, third], "price_usd"),
    "Of 40 Moto Edge devices, Edge 20 and Edge 30 have the lowest price: 449 USD each. 3 are shown.",
  ],
  [
    "the one that leads",
    found(40, [first, third], "price_usd"),
    "Of 40 Moto Edge devices, Edge 20 has the lowest price: 449 USD. 2 are shown.",
  ],
])("what was found is told: %s", (_name, summary, said) => expect(summary.text).toBe(said));

test("the table is headed by titles, and keeps its ids for a spreadsheet", () => {
  expect(found(40, [first]).card).toMatchObject({
    title: "Moto Edge devices",
    columns: [
      { key: "name", label: "Name" },
      { key: "price_usd", label: "Price (USD)", numeric: true },
      { key: "id", label: "ID", only_in_csv: true },
    ],
    rows: [{ id: "dev-Edge 20" }],
    query: "series is Moto Edge",
  });
  expect(found(0, []).card).toBeUndefined();
});
