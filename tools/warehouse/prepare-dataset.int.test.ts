import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dataset } from "#domain/dataset.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import { getDataset, insertDataset } from "#backends/ledger/datasets.ts";
import { streamRecords } from "#backends/ledger/records.ts";
import type { Generator } from "#data/generator.ts";
import { generatorNamed } from "#data/generators.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { prepareDataset, sourcesFor } from "./prepare-dataset.ts";
import { storeDataset } from "./store-dataset.ts";

let opened: TestPlatform;
beforeAll(async () => {
  opened = await openTestPlatform();
});
afterAll(() => opened[Symbol.asyncDispose]());

const devices = generatorNamed("devices");
const documents = generatorNamed("technical-documentation");

async function store(generator: Generator, options: { seed: number; scale?: number; count?: number }) {
  const { platform } = opened;
  const sources = await sourcesFor(platform.ledger.db, generator, []);
  const prepared = await prepareDataset(generator, { ...options, sources });
  await platform.ledger.transaction((transaction) => storeDataset(transaction, platform, prepared, "root"));
  return prepared;
}

test("what is prepared has the digest and count of its records, and tells how far it is", async () => {
  const heard: number[] = [];
  const prepared = await prepareDataset(
    devices,
    { seed: 3, count: 1200 },
    async (made) => void heard.push(made),
  );
  const records = [...devices.generate({ seed: 3, count: 1200 })];
  expect(prepared).toMatchObject({ digest: canonicalHash(records), count: 1200 });
  expect([...prepared.make()]).toEqual(records);
  expect(heard).toEqual([500, 1000, 1200]);
});

test("an error from whoever hears of the progress ends it", async () => {
  const stop = async () => {
    throw new Error("enough");
  };
  await expect(prepareDataset(devices, { seed: 3, count: 600 }, stop)).rejects.toThrow("enough");
});

test("a dataset made later, alone and of another size, refers to the devices that stand", async () => {
  const { db } = opened.platform.ledger;
  await store(devices, { seed: 5, scale: 0.1 });
  await store(documents, { seed: 9, count: 60 });
  const stored = await getDataset(db, documents.name);
  if (!stored) return expect.fail("it was not stored");
  expect(stored.recipe).toMatchObject({ seed: 9, count: 60, sources: { devices: { seed: 5, count: 13 } } });
  const known = await Array.fromAsync(streamRecords(db, "devices@1"), (device) => device.id);
  expect(known).toHaveLength(13);
  const written = await Array.fromAsync(streamRecords(db, stored.id));
  expect(written).toHaveLength(60);
  expect(written.filter((document) => !known.includes(String(document["device_id"])))).toEqual([]);
});

test("nothing refers to devices that were not generated: it is said which to generate first", async () => {
  const { platform } = opened;
  const imported: Dataset = {
    id: "devices@2",
    name: "devices",
    kind: "records",
    version: 2,
    digest: "of a file",
    count: 1,
    fields: [],
    sources: [],
    recipe: { file: "devices.csv" },
    created_by: "root",
    created_at: platform.now().toISOString(),
  };
  await platform.ledger.transaction((transaction) => insertDataset(transaction, imported));
  await expect(sourcesFor(platform.ledger.db, documents, [])).rejects.toMatchObject({
    code: "conflict",
    hint: "Generate devices first.",
  });
});
