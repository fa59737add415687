import { createHash } from "node:crypto";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { insertDataset } from "#backends/ledger/datasets.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { putRecords, removeRecords } from "#backends/ledger/present-records.ts";
import { recordSource } from "#backends/sync/record-source.ts";
import { startSync } from "#backends/sync/start-sync.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import { warehouseProjection } from "#backends/warehouse/warehouse-projection.ts";
import type { DatasetRecord, Field } from "#domain/dataset.ts";
import type { StoreStatus } from "#domain/store.ts";

// A process of its own for the test of a full disk: `node tests/fill-warehouse.ts FOLDER BALLAST_MB`. It writes records to a
// ledger in memory until the warehouse in FOLDER has no room, says so, and goes on once a line tells it that there is room.

const [folder = "", ballastMb = "0"] = process.argv.slice(2);
const name = "measurements";
const at = "2026-01-01T00:00:00.000Z";
const fields: Field[] = [
  { name: "id", type: "string", description: "id" },
  { name: "value", type: "number", description: "value" },
  { name: "note", type: "string", description: "note" },
];
const tell = (event: string, more: Record<string, unknown>) =>
  process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);

const ballast = join(folder, "ballast");
await writeFile(ballast, Buffer.alloc(Number(ballastMb) * 1024 * 1024, 1));
const ledger = await openLedger({});
await insertDataset(ledger.db, {
  id: `${name}@1`,
  name,
  kind: "records",
  version: 1,
  digest: "none yet",
  count: 0,
  fields,
  sources: [],
  recipe: {},
  created_by: "ada",
  created_at: at,
});
const warehouse = await openDuckDbWarehouse({ folder: join(folder, "warehouse") });
const bugs: unknown[] = [];
const sync = await startSync([warehouseProjection({ warehouse, fieldsOf: async () => fields })], {
  ledger,
  sources: [recordSource],
  now: () => new Date(),
  onBug: (error) => `trace-${bugs.push(String(error))}`,
  compareEveryMilliseconds: 500,
});

let written = 0;
const recordOf = (index: number, value: number): DatasetRecord => ({
  id: `m-${index}`,
  value,
  // Nothing in it repeats, so that it takes the room that it is long.
  note: Array.from({ length: 8 }, (_, part) =>
    createHash("sha512").update(`${index} ${value} ${part}`).digest("hex"),
  ).join(""),
});
const write = (records: DatasetRecord[]) =>
  ledger.transaction((transaction) => putRecords(transaction, name, records, at));
async function writeMore(count: number): Promise<void> {
  await write(Array.from({ length: count }, (_, index) => recordOf(written + index, 1)));
  written += count;
}
async function until(isThere: (status: StoreStatus) => boolean, seconds: number): Promise<StoreStatus> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const [status] = await sync.status();
    if (status !== undefined && isThere(status)) return status;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(status)}`);
    await wait(100);
  }
}

await writeMore(200);
await until(({ state, held }) => state === "current" && held === 200, 30);
for (let round = 0; round < 60; round++) {
  await writeMore(500);
  const settled = await until(({ state }) => state === "current" || state === "down", 30);
  if (settled.state === "down") break;
}
const full = await until(({ state }) => state === "down", 1);
// What goes on meanwhile: changed, removed and new records.
await write(Array.from({ length: 50 }, (_, index) => recordOf(index, 2)));
await ledger.transaction((transaction) => removeRecords(transaction, name, ["m-60", "m-61"], at));
await writeMore(500);
tell("full", { written, status: full });
await once(createInterface({ input: process.stdin }), "line");
await rm(ballast);
const healed = await until(
  ({ state, digest, held, expected }) =>
    state === "current" && digest.ledger === digest.store && held === expected,
  60,
);
const [counted] = await warehouse.select(
  "SELECT count(*)::INTEGER AS records, count(DISTINCT id)::INTEGER AS ids, sum(value)::INTEGER AS total FROM measurements",
);
tell("healed", { written, status: healed, counted, bugs });
await sync.close();
await warehouse.close();
await ledger.close();
process.stdin.destroy();
