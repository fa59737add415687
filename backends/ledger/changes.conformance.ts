import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import {
  beforeAllChanges,
  listBucketChanges,
  markChanged,
  markRemoved,
  measureBehind,
  readChanges,
  summarizeChanges,
  type Change,
  type ChangeCursor,
} from "./changes.ts";
import type { Ledger } from "./ledger.ts";

const at = "2026-01-01T00:00:00.000Z";

export function testChanges(ledger: () => Ledger): void {
  const change = (collection: string, keys: string[]) =>
    ledger().transaction((transaction) => markChanged(transaction, collection, keys, at));
  const readAll = async (collection: string, after: ChangeCursor = beforeAllChanges): Promise<Change[]> =>
    (await readChanges(ledger().db, after, 10_000)).filter((one) => one.collection === collection);

  test("a change is read after its commit, in order, and each thing once, at its last version", async () => {
    await change("read-once", ["a", "b"]);
    await change("read-once", ["a"]);
    const read = await readAll("read-once");
    expect(read.map(({ key }) => key)).toEqual(["b", "a"]);
    expect(read[1]?.version).toBeGreaterThan(read[0]?.version ?? 0);
  });

  test("a follower that read everything reads only what changed since", async () => {
    await change("since", ["a", "b"]);
    const cursor = (await readAll("since")).at(-1)?.cursor as ChangeCursor;
    expect(await readAll("since", cursor)).toEqual([]);
    await ledger().transaction((transaction) => markRemoved(transaction, "since", ["a"], at));
    expect(await readAll("since", cursor)).toMatchObject([{ key: "a", deleted: true }]);
    expect(await measureBehind(ledger().db, ["since"], cursor)).toEqual({ count: 1, oldest: at });
  });

  test("changes come in the order of their transactions' numbers, where these get a digit more too", async () => {
    for (const [key, transaction, version] of [
      ["later", "10", -1],
      ["earlier", "9", -2],
    ] as const)
      await ledger().db.execute(sql`
        insert into changes (collection, key, version, transaction, deleted, bucket, stamp, at)
        values ('digits', ${key}, ${version}::bigint, ${transaction}::text::xid8, false, 0, 0, ${at})`);
    const read = await readAll("digits");
    expect(read.map(({ key }) => key)).toEqual(["earlier", "later"]);
    expect(await readAll("digits", read[0]?.cursor)).toMatchObject([{ key: "later" }]);
  });

  test("a change that was rolled back is never read", async () => {
    await ledger()
      .transaction(async (transaction) => {
        await markChanged(transaction, "undone", ["a"], at);
        throw new Error("no");
      })
      .catch(() => {});
    expect(await readAll("undone")).toEqual([]);
  });

  test("changes of many writers at once are all read, by a follower that reads meanwhile", async () => {
    const keys = Array.from({ length: 60 }, (_, index) => `k-${index}`);
    const seen = new Set<string>();
    let cursor = beforeAllChanges;
    const look = async () => {
      for (const one of await readChanges(ledger().db, cursor, 7)) {
        if (one.collection.startsWith("busy")) seen.add(one.key);
        cursor = one.cursor;
      }
    };
    const writing = Promise.all(keys.map((key, index) => change(`busy-${index % 3}`, [key])));
    for (let turn = 0; turn < 10; turn++) await look();
    await writing;
    await expect.poll(async () => (await look(), seen.size)).toBe(keys.length);
  });

  test("what stands is summed by bucket, without what is gone", async () => {
    await change("summed", ["a", "b", "c"]);
    await ledger().transaction((transaction) => markRemoved(transaction, "summed", ["c"], at));
    const standing = (await readAll("summed")).filter((one) => !one.deleted);
    const wanted = new Map<number, { count: number; digest: number }>();
    for (const { key, version } of standing) {
      const bucket = bucketOf("summed", key);
      const before = wanted.get(bucket) ?? { count: 0, digest: 0 };
      wanted.set(bucket, {
        count: before.count + 1,
        digest: before.digest + stampOf("summed", key, version),
      });
    }
    const summed = await summarizeChanges(ledger().db, ["summed"]);
    expect(new Map(summed.map(({ bucket, ...rest }) => [bucket, rest]))).toEqual(wanted);
  });

  test("a bucket lists what a follower has yet to see as ahead, and what is gone as deleted", async () => {
    await change("listed", ["a"]);
    const cursor = (await readAll("listed")).at(-1)?.cursor as ChangeCursor;
    const list = () =>
      listBucketChanges(ledger().db, ["listed"], bucketOf("listed", "a"), cursor).then((rows) => rows[0]);
    expect(await list()).toMatchObject({ key: "a", deleted: false, is_ahead: false });
    await ledger().transaction((transaction) => markRemoved(transaction, "listed", ["a"], at));
    expect(await list()).toMatchObject({ key: "a", deleted: true, is_ahead: true });
  });
}
