import fs from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openLedger } from "./open-ledger.ts";
import { getRecord, insertRecords } from "./records.ts";

afterEach(() => vi.restoreAllMocks());

test("when the disk is full the ledger says so at every call, and nothing accepted is lost", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lathe-full-"));
  const ledger = await openLedger({ folder });
  const insert = (id: string) =>
    ledger.transaction((transaction) => insertRecords(transaction, "kept", [{ id }]));
  await insert("before");
  vi.spyOn(fs, "writeSync").mockImplementation(() => {
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  });
  const full = { name: "Failure", code: "unavailable", hint: expect.stringContaining("space") as string };
  await expect(insert("during")).rejects.toMatchObject(full);
  await expect(insert("after")).rejects.toMatchObject(full);
  await expect(getRecord(ledger.db, "kept", "before")).rejects.toMatchObject(full);
  await ledger.close();

  vi.restoreAllMocks();
  const again = await openLedger({ folder });
  expect(await getRecord(again.db, "kept", "before")).toEqual({ id: "before" });
  expect(await getRecord(again.db, "kept", "during")).toBeUndefined();
  await again.transaction((transaction) => insertRecords(transaction, "kept", [{ id: "after" }]));
  await again.close();
});

test("a folder that cannot be opened is unavailable, with a hint", async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "lathe-file-")), "ledger");
  fs.writeFileSync(folder, "a file");
  await expect(openLedger({ folder })).rejects.toMatchObject({
    name: "Failure",
    code: "unavailable",
    hint: expect.stringContaining("disk") as string,
  });
});
