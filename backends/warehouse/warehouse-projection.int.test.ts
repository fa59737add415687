import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Field } from "#domain/dataset.ts";
import { openDuckDbWarehouse } from "./open-duckdb-warehouse.ts";
import { warehouseProjection } from "./warehouse-projection.ts";
import type { Warehouse } from "./warehouse.ts";

let folder: string;
let warehouse: Warehouse;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-projection-"));
  warehouse = await openDuckDbWarehouse({ folder });
});
afterAll(async () => {
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});

const fields: Record<string, Field[]> = {
  devices: [
    { name: "id", type: "string", description: "id" },
    { name: "price", type: "number", description: "price" },
  ],
};
const open = () => warehouseProjection({ warehouse, fieldsOf: async (collection) => fields[collection] });
const device = (key: string, version: number, data?: Record<string, unknown>) => ({
  collection: "devices",
  key,
  version,
  ...(data === undefined ? {} : { data }),
});

test("records that fit are taken, others of the same batch are refused with the reason", async () => {
  const refused = await open().apply([
    device("a", 1, { id: "a", price: 3 }),
    device("b", 2, { id: "b", price: "dear" }),
    { collection: "strangers", key: "c", version: 3, data: { id: "c" } },
  ]);
  expect(refused).toEqual([
    {
      collection: "devices",
      key: "b",
      reason: expect.stringMatching(/price should be a number, and is "dear"/),
    },
    { collection: "strangers", key: "c", reason: expect.stringMatching(/no dataset strangers/) },
  ]);
  expect(await warehouse.select("SELECT * FROM devices")).toEqual([{ id: "a", price: 3 }]);
});

test("a dataset's new field becomes a column with the next records, and a tombstone forgets its record", async () => {
  fields["devices"] = [
    ...(fields["devices"] ?? []),
    { name: "colour", type: "string", description: "colour" },
  ];
  const refused = await open().apply([device("a", 4, { id: "a", price: 5, colour: "red" }), device("z", 5)]);
  expect(refused).toEqual([]);
  expect(await warehouse.select("SELECT * FROM devices")).toEqual([{ id: "a", price: 5, colour: "red" }]);
  await open().apply([device("a", 6)]);
  expect(await open().summarize()).toEqual([]);
});

test("it follows datasets and not the runs of experiments", () => {
  expect(["devices", "anything-imported", "runs"].filter((name) => open().follows(name))).toEqual([
    "devices",
    "anything-imported",
  ]);
});
