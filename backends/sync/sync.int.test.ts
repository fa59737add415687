import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { DatasetRecord } from "#domain/dataset.ts";
import { announceEarlierVersions } from "#backends/ledger/announce-earlier-versions.ts";
import { listChangedCollections } from "#backends/ledger/changes.ts";
import { insertDataset } from "#backends/ledger/datasets.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { announceVersion, putRecords, removeRecords } from "#backends/ledger/present-records.ts";
import { insertRecords } from "#backends/ledger/records.ts";
import type { StoreStatus } from "#domain/store.ts";
import { openFaultyStore, type FaultyStore } from "./faulty-store.ts";
import { recordSource } from "./record-source.ts";
import { startSync, type Sync } from "./start-sync.ts";

const at = "2026-01-01T00:00:00.000Z";
let ledger: Ledger;
/** Each test has a dataset of its own. */
let name = "";
let count = 0;
let store: FaultyStore;
let sync: Sync;
const bugs: unknown[] = [];
/** For what comes by itself: a machine that is fought over takes its time. */
const patience = { timeout: 20_000 };

const note = (id: string, text = id): DatasetRecord => ({ id, text });
const range = (count: number, prefix = "n") =>
  Array.from({ length: count }, (_, index) => note(`${prefix}-${index}`));

async function storeVersion(version: number, records: DatasetRecord[]): Promise<void> {
  await ledger.transaction(async (transaction) => {
    const id = `${name}@${version}`;
    await insertDataset(transaction, {
      id,
      name,
      kind: "records",
      version,
      digest: id,
      count: records.length,
      fields: [],
      sources: [],
      recipe: {},
      created_by: "ada",
      created_at: at,
    });
    await insertRecords(transaction, id, records);
    const previous = version === 1 ? undefined : `${name}@${version - 1}`;
    await announceVersion(transaction, { name, id, previous }, at);
  });
}
const put = (...records: DatasetRecord[]) =>
  ledger.transaction((transaction) => putRecords(transaction, name, records, at));
const start = () =>
  startSync([store], {
    ledger,
    sources: [recordSource],
    now: () => new Date(),
    onBug: (error) => `trace-${bugs.push(error)}`,
    compareEveryMilliseconds: 100,
    retryRefusedMilliseconds: 100,
  });
const status = async (): Promise<StoreStatus> => {
  const [only] = await sync.status();
  if (only === undefined) throw new Error("no store");
  return only;
};
const texts = () => Object.fromEntries([...store.held.values()].map((item) => [item.key, item.data["text"]]));
const untilSame = () =>
  expect
    .poll(async () => {
      const { state, digest, held, expected } = await status();
      return state === "current" && digest.ledger === digest.store && held === expected;
    }, patience)
    .toBe(true);

beforeAll(async () => {
  ledger = await openLedger({});
});
afterAll(() => ledger.close());
beforeEach(async () => {
  name = `notes-${++count}`;
  store = openFaultyStore([name]);
  await storeVersion(1, range(120));
  sync = await start();
});
afterEach(async () => {
  await sync.close();
  expect(bugs.splice(0)).toEqual([]);
});

test("a store that starts empty is filled with what stands, in batches", async () => {
  await untilSame();
  expect(store.held.size).toBe(120);
  expect(await status()).toMatchObject({
    expected: 120,
    held: 120,
    lag_records: 0,
    dead_letters: 0,
    error: null,
  });
});

test("a changed record, a new one and a removed one arrive", async () => {
  await put(note("n-0", "changed"), note("new", "new"));
  await ledger.transaction((transaction) => removeRecords(transaction, name, ["n-1"], at));
  await untilSame();
  expect(texts()).toMatchObject({ "n-0": "changed", new: "new" });
  expect(store.held.has(`${name}/n-1`)).toBe(false);
});

test("a new version of a dataset brings only what differs, and takes out what is gone", async () => {
  await untilSame();
  const before = (await status()).applied;
  await storeVersion(2, [note("n-0", "other"), ...range(119).slice(1), note("extra")]);
  await untilSame();
  expect((await status()).applied - before).toBe(3);
  expect(Object.keys(texts())).toHaveLength(120);
  expect(texts()["n-0"]).toBe("other");
});

test("a store that is down only lags, and catches up by itself", async () => {
  await untilSame();
  store.fault = { isDown: true };
  for (let index = 0; index < 30; index++) await put(note(`late-${index}`));
  await expect.poll(async () => (await status()).state, patience).toBe("down");
  expect(await status()).toMatchObject({
    lag_records: 30,
    error: { message: "The test's store does not answer" },
  });
  store.fault = {};
  await untilSame();
  expect(store.held.size).toBe(150);
});

test("a slow store gets many changes of one record as one", async () => {
  await untilSame();
  store.fault = { pauseMilliseconds: 150 };
  const before = (await status()).applied;
  for (let index = 0; index < 60; index++) await put(note("n-0", `draft ${index}`));
  store.fault = {};
  await untilSame();
  expect(texts()["n-0"]).toBe("draft 59");
  expect((await status()).applied - before).toBeLessThan(60);
});

test("a store that is full says so, loses nothing, and goes on when it has room", async () => {
  await untilSame();
  store.fault = { mostItems: 121 };
  await put(...range(10, "more"));
  await expect.poll(async () => (await status()).error?.message, patience).toBe("The test's store is full");
  store.fault = {};
  await untilSame();
  expect(store.held.size).toBe(130);
});

test("an item that the store cannot take is set aside with its reason, and holds up no other", async () => {
  await untilSame();
  store.fault = { poison: "bad" };
  await put(...range(20, "before"), note("bad"), ...range(20, "after"));
  await expect.poll(() => store.held.size, patience).toBe(160);
  await expect
    .poll(async () => await status(), patience)
    .toMatchObject({
      dead_letters: 1,
      refused: [{ collection: name, key: "bad", reason: "cannot take this" }],
      lag_records: 0,
      state: "current",
    });
  store.fault = {};
  await put(note("bad", "mended"));
  await untilSame();
  expect(texts()["bad"]).toBe("mended");
  expect((await status()).dead_letters).toBe(0);
});

test("what the store refused comes again by itself, is taken once it can be, and goes when its record does", async () => {
  await untilSame();
  store.fault = { poison: "bad" };
  await put(note("bad"), note("good"));
  await expect.poll(async () => (await status()).dead_letters, patience).toBe(1);
  store.fault = {};
  await untilSame();
  expect(texts()["bad"]).toBe("bad");
  expect(await status()).toMatchObject({ dead_letters: 0, refused: [] });
  store.fault = { poison: "worse" };
  await put(note("worse"));
  await expect.poll(async () => (await status()).dead_letters, patience).toBe(1);
  await ledger.transaction((transaction) => removeRecords(transaction, name, ["worse"], at));
  store.fault = {};
  await untilSame();
  expect(await status()).toMatchObject({ dead_letters: 0, refused: [] });
});

test("a store wiped behind our back is found and filled again", async () => {
  await untilSame();
  store.held.clear();
  sync.compare("vectors");
  await expect.poll(() => store.held.size, patience).toBe(120);
  await untilSame();
  expect((await status()).repaired).toBe(120);
});

test("a store restored from an old copy is found: stale items are renewed, ghosts go, missing ones come", async () => {
  await untilSame();
  const oldCopy = new Map(store.held);
  await put(note("n-5", "newer"), note("added"));
  await ledger.transaction((transaction) => removeRecords(transaction, name, ["n-6"], at));
  await untilSame();
  store.held = new Map(oldCopy).set(`${name}/ghost`, {
    collection: name,
    key: "ghost",
    version: 9e9,
    data: {},
  });
  sync.compare("vectors");
  await expect
    .poll(() => [texts()["n-5"], texts()["added"], texts()["n-6"], store.held.has(`${name}/ghost`)], patience)
    .toEqual(["newer", "added", undefined, false]);
  await untilSame();
});

test("once the ledger itself was set back, what the store holds as newer is set back too", async () => {
  await untilSame();
  store.held.set(`${name}/n-7`, { collection: name, key: "n-7", version: 9e9, data: { text: "of later" } });
  sync.compare("vectors");
  await expect.poll(() => texts()["n-7"], patience).toBe("n-7");
  await untilSame();
});

test("a rebuild empties the store and fills it, while changes go on", async () => {
  await untilSame();
  store.held.set(`${name}/ghost`, { collection: name, key: "ghost", version: 1, data: {} });
  await sync.rebuild("vectors");
  await put(note("n-0", "meanwhile"));
  await untilSame();
  expect(store.held.size).toBe(120);
  expect(texts()["n-0"]).toBe("meanwhile");
});

test("a follower that starts again goes on where it was, and finds what changed while it was away", async () => {
  await untilSame();
  await sync.close();
  await put(note("n-3", "while away"));
  const { calls } = store;
  sync = await start();
  await untilSame();
  expect(texts()["n-3"]).toBe("while away");
  expect(store.calls).toBeGreaterThan(calls);
  expect((await status()).applied).toBe(1);
});

test("a store that copies nothing cannot be rebuilt", async () => {
  await expect(async () => sync.rebuild("experiments")).rejects.toMatchObject({ code: "not-found" });
});

test("datasets that a ledger kept before it noted changes are told of once", async () => {
  const earlier = `earlier-${count}`;
  await ledger.transaction(async (transaction) => {
    const id = `${earlier}@1`;
    await insertDataset(transaction, {
      id,
      name: earlier,
      kind: "records",
      version: 1,
      digest: id,
      count: 2,
      fields: [],
      sources: [],
      recipe: {},
      created_by: "ada",
      created_at: at,
    });
    await insertRecords(transaction, id, [note("a"), note("b")]);
  });
  const now = () => new Date();
  expect(await announceEarlierVersions(ledger, now)).toEqual([earlier]);
  expect(await announceEarlierVersions(ledger, now)).toEqual([]);
  const changed = await listChangedCollections(ledger.db);
  expect(changed).toContainEqual({ collection: earlier, count: 2 });
});
