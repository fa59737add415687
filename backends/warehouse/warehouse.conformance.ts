import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Field } from "#domain/dataset.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { ProjectedItem } from "#backends/sync/projection.ts";
import type { Warehouse } from "./warehouse.ts";

const text = (name: string, format?: "date" | "date-time"): Field => ({
  name,
  type: "string",
  description: name,
  ...(format === undefined ? {} : { format }),
});
const fields: Field[] = [
  text("id"),
  text("name"),
  { name: "price", type: "number", description: "price" },
  { name: "is_new", type: "boolean", description: "new" },
  { name: "tags", type: "string[]", description: "tags" },
  text("day", "date"),
  text("seen_at", "date-time"),
];
const item = (key: string, version: number, data?: Record<string, unknown>): ProjectedItem => ({
  collection: "test-devices",
  key,
  version,
  ...(data === undefined ? {} : { data: { id: key, ...data } }),
});
const limits = { max_rows: 100, max_bytes: 100_000, timeout_ms: 10_000, max_memory_mb: 1000 };

/** What every warehouse does; `open` opens one on a folder. */
export function conformsAsWarehouse(name: string, open: (folder: string) => Promise<Warehouse>): void {
  describe(`${name} as a warehouse`, () => {
    let folder: string;
    let warehouse: Warehouse;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "lathe-warehouse-"));
      warehouse = await open(folder);
    });
    beforeEach(async () => {
      await warehouse.clear();
      await warehouse.ensureTable({ name: "test-devices", fields });
    });
    afterAll(async () => {
      await warehouse.close();
      await rm(folder, { recursive: true, force: true });
    });
    const names = async () =>
      (await warehouse.select("SELECT name FROM test_devices ORDER BY id")).map((row) => row["name"]);

    test("values come back as they went in, typed by their fields", async () => {
      const data = {
        name: `quote " ' ü 手机`,
        price: 12.5,
        is_new: true,
        tags: ["a", "b'c"],
        day: "2026-03-14",
        seen_at: "2026-03-14T09:30:00+02:00",
      };
      await warehouse.replace([item("a", 1, data), item("b", 2, { name: "" })]);
      expect(await warehouse.select("SELECT * FROM test_devices ORDER BY id")).toEqual([
        { id: "a", ...data, tags: JSON.stringify(data.tags), seen_at: "2026-03-14T07:30:00Z" },
        { id: "b", name: "", price: null, is_new: null, tags: null, day: null, seen_at: null },
      ]);
      expect(
        await warehouse.select(
          "SELECT year(seen_at) AS year, price * 2 AS twice FROM test_devices WHERE name = $1",
          [data.name],
        ),
      ).toEqual([{ year: 2026, twice: 25 }]);
    });

    test("the same items again change nothing, an older one is ignored, a newer one replaces", async () => {
      await warehouse.replace([item("a", 5, { name: "five" })]);
      await warehouse.replace([item("a", 5, { name: "five again" }), item("a", 4, { name: "four" })]);
      expect(await names()).toEqual(["five"]);
      await warehouse.replace([item("a", 6, { name: "six" }), item("a", 7, { name: "seven" })]);
      expect(await names()).toEqual(["seven"]);
      expect(await warehouse.list(bucketOf("test-devices", "a"))).toEqual([
        { collection: "test-devices", key: "a", version: 7 },
      ]);
    });

    test("a forced item replaces a newer one", async () => {
      await warehouse.replace([item("a", 9, { name: "nine" })]);
      await warehouse.replace([item("a", 3, { name: "three" })], { force: true });
      expect(await names()).toEqual(["three"]);
      expect((await warehouse.list(bucketOf("test-devices", "a")))[0]?.version).toBe(3);
    });

    test("an item without data leaves nothing behind", async () => {
      await warehouse.replace([item("a", 1, { name: "a" }), item("b", 2, { name: "b" })]);
      await warehouse.replace([item("a", 3), item("never", 4)]);
      expect(await names()).toEqual(["b"]);
      expect(await warehouse.list(bucketOf("test-devices", "a"))).toEqual([]);
    });

    test("a batch that fails leaves all as it was", async () => {
      await warehouse.replace([item("a", 1, { name: "a" })]);
      const stranger = { collection: "unknown-things", key: "x", version: 1, data: { id: "x" } };
      await expect(warehouse.replace([item("a", 2, { name: "changed" }), stranger])).rejects.toMatchObject({
        code: "invalid-input",
      });
      expect(await names()).toEqual(["a"]);
    });

    test("buckets are summed by count and stamp", async () => {
      const items = Array.from({ length: 700 }, (_, index) =>
        item(`k${index}`, index + 1, { name: `n${index}` }),
      );
      await warehouse.replace(items);
      const wanted = new Map<number, { count: number; digest: number }>();
      for (const { collection, key, version } of items) {
        const sum = wanted.get(bucketOf(collection, key)) ?? { count: 0, digest: 0 };
        wanted.set(bucketOf(collection, key), {
          count: sum.count + 1,
          digest: sum.digest + stampOf(collection, key, version),
        });
      }
      const summary = await warehouse.summarize();
      expect(new Map(summary.map(({ bucket, ...sum }) => [bucket, sum]))).toEqual(wanted);
      await warehouse.clear();
      expect(await warehouse.summarize()).toEqual([]);
    });

    test("a table follows its fields: columns come, go and change their type, and what fits is kept", async () => {
      await warehouse.replace([
        item("a", 1, { name: "12", price: 3, tags: ["x"] }),
        item("b", 2, { name: "old" }),
      ]);
      const changed: Field[] = [
        text("id"),
        { name: "name", type: "number", description: "now a number" },
        text("colour"),
        { name: "price", type: "number", description: "price" },
      ];
      await warehouse.ensureTable({ name: "test-devices", fields: changed });
      await warehouse.replace([item("c", 3, { name: 7, colour: "red", price: 4 })]);
      expect(await warehouse.select("SELECT * FROM test_devices ORDER BY id")).toEqual([
        { id: "a", name: 12, price: 3, colour: null },
        { id: "b", name: null, price: null, colour: null },
        { id: "c", name: 7, price: 4, colour: "red" },
      ]);
      await warehouse.ensureTable({ name: "test-devices", fields });
    });

    test("two collections may not share a table", async () => {
      await expect(warehouse.ensureTable({ name: "test_devices", fields })).rejects.toMatchObject({
        code: "conflict",
      });
    });

    test("it is opened again as it was left", async () => {
      await warehouse.replace([item("a", 1, { name: "kept" })]);
      await warehouse.close();
      await expect(warehouse.select("SELECT 1")).rejects.toMatchObject({ code: "unavailable" });
      warehouse = await open(folder);
      expect(await names()).toEqual(["kept"]);
      await warehouse.replace([item("a", 1, { name: "the same version" })]);
      expect(await names()).toEqual(["kept"]);
    });

    test("a query sees every change made before it, and none of the bookkeeping", async () => {
      for (const count of [1, 2, 3]) {
        await warehouse.replace([item(`k${count}`, count, { name: `n${count}`, price: count })]);
        const found = await warehouse.query(
          "SELECT count(*) AS n, sum(price) AS total FROM test_devices",
          limits,
        );
        expect(found.rows).toEqual([{ n: count, total: (count * (count + 1)) / 2 }]);
      }
      await expect(warehouse.query("SELECT * FROM sync.items", limits)).rejects.toMatchObject({
        code: "invalid-input",
      });
    });

    test("a query's rows end at its limits, and it says so", async () => {
      await warehouse.replace(
        Array.from({ length: 50 }, (_, index) => item(`k${index}`, 1, { name: "x".repeat(100) })),
      );
      const rows = (most: { max_rows?: number; max_bytes?: number }) =>
        warehouse.query("SELECT name FROM test_devices", { ...limits, ...most });
      expect(await rows({ max_rows: 10 })).toMatchObject({ rows: { length: 10 }, truncated: true });
      expect(await rows({ max_rows: 50 })).toMatchObject({ rows: { length: 50 }, truncated: false });
      expect(await rows({ max_bytes: 1010 })).toMatchObject({ rows: { length: 10 }, truncated: true });
    });

    test.each([
      ["SELECT * FROM test_device", /no table test_device.*test_devices/],
      ["SELECT prize FROM test_devices", /no column prize.*price/],
      ["SELECT FROM test_devices", /syntax error|SELECT clause/],
      ["SELECT name + 1 FROM test_devices WHERE", /syntax error/],
    ])("a mistake in %s is told with what was near", async (sql, told) => {
      const failure = await warehouse.query(sql, limits).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: "invalid-input" });
      const { message, hint } = failure as { message: string; hint?: string };
      expect(`${message} ${hint}`).toMatch(told);
    });

    test("who no longer waits ends the query", async () => {
      const leaving = new AbortController();
      const answer = warehouse.query("SELECT count(*) FROM range(100000000000)", limits, leaving.signal);
      setTimeout(() => leaving.abort(new Error("gone")), 50);
      await expect(answer).rejects.toThrow("gone");
    });
  });
}
