import { spawn } from "node:child_process";
import { copyFile, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openDuckDbWarehouse } from "./open-duckdb-warehouse.ts";
import { conformsAsWarehouse } from "./warehouse.conformance.ts";

conformsAsWarehouse("DuckDB", (folder) => openDuckDbWarehouse({ folder }));

const fields = [{ name: "n", type: "number" as const, description: "a number" }];
const newFolder = () => mkdtemp(join(tmpdir(), "lathe-duckdb-"));
const limits = { max_rows: 10, max_bytes: 10_000, timeout_ms: 10_000, max_memory_mb: 1000 };

/** Writes batches of ten for ever, saying each number once it stands. */
const writer = `
  import { openDuckDbWarehouse } from ${JSON.stringify(join(import.meta.dirname, "open-duckdb-warehouse.ts"))};
  const warehouse = await openDuckDbWarehouse({ folder: process.argv[2] });
  await warehouse.ensureTable({ name: "numbers", fields: ${JSON.stringify(fields)} });
  for (let batch = 1; ; batch++) {
    const items = Array.from({ length: 10 }, (_, index) => batch * 10 + index);
    await warehouse.replace(items.map((n) => ({ collection: "numbers", key: String(n), version: 1, data: { n } })));
    process.stdout.write(batch + "\\n");
  }`;

test("killed while it writes, it holds every batch that was taken, whole", async () => {
  const folder = await newFolder();
  const script = join(folder, "writer.mjs");
  await writeFile(script, writer);
  const child = spawn(process.execPath, [script, join(folder, "warehouse")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let taken = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    taken = Number(line);
    if (taken === 20) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  const warehouse = await openDuckDbWarehouse({ folder: join(folder, "warehouse") });
  const [held] = await warehouse.select(
    "SELECT count(*) AS count, count(DISTINCT floor(n / 10)) AS batches FROM numbers",
  );
  expect(held?.["count"]).toBe(Number(held?.["batches"]) * 10);
  expect(Number(held?.["batches"])).toBeGreaterThanOrEqual(taken);
  const summary = await warehouse.summarize();
  expect(summary.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(held?.["count"]);
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});

test("a file that cannot be read is put aside, and one taken away is begun anew", async () => {
  const folder = await newFolder();
  await writeFile(
    join(folder, "warehouse.duckdb"),
    "no database at all, and long enough to be looked at".repeat(100),
  );
  const warehouse = await openDuckDbWarehouse({ folder });
  expect(await readdir(folder)).toContain("warehouse.duckdb.unreadable");
  const item = { collection: "numbers", key: "1", version: 1, data: { n: 1 } };
  await warehouse.ensureTable({ name: "numbers", fields });
  await warehouse.replace([item]);
  expect(await warehouse.summarize()).toHaveLength(1);
  for (const name of ["warehouse.duckdb", "warehouse.duckdb.wal"])
    await rm(join(folder, name), { force: true });
  expect(await warehouse.summarize()).toEqual([]);
  await warehouse.ensureTable({ name: "numbers", fields });
  await warehouse.replace([item]);
  expect((await warehouse.query("SELECT n FROM numbers", limits)).rows).toEqual([{ n: 1 }]);
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});

test("an old copy put in its place is what it holds, and it goes on from there", async () => {
  const folder = await newFolder();
  const first = await openDuckDbWarehouse({ folder });
  await first.ensureTable({ name: "numbers", fields });
  const item = (n: number) => ({ collection: "numbers", key: String(n), version: n, data: { n } });
  await first.replace([item(1)]);
  await first.close();
  await copyFile(join(folder, "warehouse.duckdb"), join(folder, "old-copy"));
  const warehouse = await openDuckDbWarehouse({ folder });
  await warehouse.replace([item(2), item(3)]);
  expect(await warehouse.summarize()).toHaveLength(3);
  await rename(join(folder, "old-copy"), join(folder, "warehouse.duckdb"));
  expect(await warehouse.summarize()).toHaveLength(1);
  await warehouse.replace([item(2)]);
  expect(await warehouse.select("SELECT n FROM numbers ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }]);
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});

test("old snapshots are removed, and none is left when it is closed", async () => {
  const folder = await newFolder();
  const warehouse = await openDuckDbWarehouse({ folder });
  await warehouse.ensureTable({ name: "numbers", fields });
  for (let n = 1; n <= 3; n++) {
    await warehouse.replace([{ collection: "numbers", key: String(n), version: 1, data: { n } }]);
    await Promise.all([
      warehouse.query("SELECT count(*) FROM numbers", limits),
      warehouse.query("SELECT max(n) FROM numbers", limits),
    ]);
    expect(await readdir(join(folder, "snapshots"))).toHaveLength(1);
  }
  await warehouse.close();
  expect(await readdir(folder)).not.toContain("snapshots");
  await rm(folder, { recursive: true, force: true });
});

test("a query that others keep waiting for all of its time says so, and leaves them alone", async () => {
  const folder = await newFolder();
  const warehouse = await openDuckDbWarehouse({ folder });
  const leaving = new AbortController();
  const endless = [1, 2].map((n) =>
    warehouse.query(
      `SELECT count(*) + ${n} FROM range(100000000000)`,
      { ...limits, timeout_ms: 60_000 },
      leaving.signal,
    ),
  );
  const settled = Promise.allSettled(endless);
  await expect(warehouse.query("SELECT 1", { ...limits, timeout_ms: 300 })).rejects.toMatchObject({
    code: "too-many",
  });
  leaving.abort(new Error("gone"));
  expect(await settled).toMatchObject([{ reason: { message: "gone" } }, { reason: { message: "gone" } }]);
  expect((await warehouse.query("SELECT 1 AS one", limits)).rows).toEqual([{ one: 1 }]);
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
});
