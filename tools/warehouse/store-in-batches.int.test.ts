import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { announceLater, finishAnnouncements } from "#backends/ledger/announce-in-batches.ts";
import { listChangedCollections } from "#backends/ledger/changes.ts";
import { getDataset } from "#backends/ledger/datasets.ts";
import type { Ledger, Transaction } from "#backends/ledger/ledger.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { readPresentRecords } from "#backends/ledger/present-records.ts";
import { findRecords, insertRecords, streamRecords } from "#backends/ledger/records.ts";
import { generatorNamed } from "#data/generators.ts";
import { prepareDataset } from "./prepare-dataset.ts";
import { insertVersion, versionId } from "./store-dataset.ts";
import { storeInBatches } from "./store-in-batches.ts";

const devices = generatorNamed("devices");
const now = () => new Date("2026-01-01T00:00:00.000Z");
const prepare = (count: number, seed = 3) => prepareDataset(devices, { seed, count });

async function store(
  ledger: Ledger,
  count: number,
  write: (body: (transaction: Transaction) => Promise<unknown>) => Promise<unknown> = (body) =>
    ledger.transaction(body),
  seed = 3,
) {
  return storeInBatches({
    platform: { ledger, now },
    prepared: await prepare(count, seed),
    createdBy: "ada",
    write: write as never,
    signal: new AbortController().signal,
  });
}

const idsIn = (ledger: Ledger, id: string) =>
  Array.fromAsync(streamRecords(ledger.db, id), (record) => record.id);
const announcedOf = async (ledger: Ledger) => (await listChangedCollections(ledger.db))[0]?.count ?? 0;

test("a version written in batches is found only once all of it is there, in order, and followers hear of each record", async () => {
  await using ledger = Object.assign(await openLedger({}), closing);
  let transactions = 0;
  const stored = await store(ledger, 6000, async (body) => {
    transactions += 1;
    if (transactions > 2 && transactions < 6) {
      expect(await getDataset(ledger.db, "devices")).toBeUndefined();
      expect((await readPresentRecords(ledger.db, "devices", ["dev-tp-001"])).size).toBe(0);
    }
    return ledger.transaction(body);
  });
  expect(transactions).toBe(6);
  expect(stored).toMatchObject({ dataset: "devices", version: 1, count: 6000 });
  expect(await idsIn(ledger, "devices@1")).toEqual(
    [...devices.generate({ seed: 3, count: 6000 })].map(({ id }) => id),
  );
  expect(await announcedOf(ledger)).toBe(6000);
  expect(await store(ledger, 6000)).toEqual(stored);
  expect(await store(ledger, 6000, undefined, 4)).toMatchObject({ version: 2 });
});

test("what a failed attempt wrote is never found, and the next attempt stores all of it once", async () => {
  await using ledger = Object.assign(await openLedger({}), closing);
  let transactions = 0;
  const failing = store(ledger, 6000, async (body) => {
    if (++transactions === 4) throw new Error("the lease is lost");
    return ledger.transaction(body);
  });
  await expect(failing).rejects.toThrow("the lease is lost");
  expect(await getDataset(ledger.db, "devices")).toBeUndefined();
  expect(await announcedOf(ledger)).toBe(0);
  // Another seed, so that a record left behind would be seen.
  expect(await store(ledger, 4000, undefined, 4)).toMatchObject({ version: 1, count: 4000 });
  const { total } = await findRecords(ledger.db, {
    dataset_id: "devices@1",
    filters: [],
    limit: 1,
    offset: 0,
  });
  expect(total).toBe(4000);
});

test("a version that was shown but not announced when the server died is announced at its next start", async () => {
  await using ledger = Object.assign(await openLedger({}), closing);
  const prepared = await prepare(3000);
  await ledger.transaction(async (transaction) => {
    await insertRecords(transaction, versionId(prepared, 1), prepared.make());
    const shown = await insertVersion(transaction, { now }, { prepared, version: 1, createdBy: "ada" });
    await announceLater(transaction, shown.announced, shown.at);
  });
  expect(await announcedOf(ledger)).toBe(0);
  await finishAnnouncements(ledger, now);
  expect(await announcedOf(ledger)).toBe(3000);
});

test("killed while it writes, a version is not there or whole, and the next attempt makes it whole", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lathe-batches-"));
  const at = (file: string) => JSON.stringify(resolve(file));
  const script = `
    const [{ openLedger }, { generatorNamed }, { prepareDataset }, { storeInBatches }] = await Promise.all(
      [${["backends/ledger/open-ledger.ts", "data/generators.ts", "tools/warehouse/prepare-dataset.ts", "tools/warehouse/store-in-batches.ts"].map(at).join()}].map((file) => import(file)));
    const ledger = await openLedger({ folder: ${JSON.stringify(folder)} });
    const prepared = await prepareDataset(generatorNamed("devices"), { seed: 3, count: 12_000 });
    await storeInBatches({ platform: { ledger, now: () => new Date() }, prepared, createdBy: "ada", signal: new AbortController().signal,
      write: async (body) => { const result = await ledger.transaction(body); console.log("written"); return result; } });
    await ledger.close();`;
  for (const killAfter of [3, 6, Infinity]) {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let lines = 0;
    for await (const _ of createInterface({ input: child.stdout }))
      if (++lines >= killAfter) child.kill("SIGKILL");
    if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
    await using ledger = Object.assign(await openLedger({ folder }), closing);
    const dataset = await getDataset(ledger.db, "devices");
    expect(dataset?.count).toBe(killAfter === Infinity ? 12_000 : undefined);
    if (dataset !== undefined) expect(await idsIn(ledger, dataset.id)).toHaveLength(12_000);
  }
}, 120_000);

const closing = {
  async [Symbol.asyncDispose](this: Ledger) {
    await this.close();
  },
};
