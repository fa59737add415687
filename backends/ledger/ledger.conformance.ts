import { setTimeout as wait } from "node:timers/promises";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { emptyCheckpoint } from "@langchain/langgraph-checkpoint";
import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import type { Ledger } from "./ledger.ts";
import { insertRecords, getRecord } from "./records.ts";
import * as schema from "./schema/tables.ts";
import { streams } from "./schema/tables.ts";
import { selectRows } from "./select-rows.ts";
import { createUser, getUser } from "./users.ts";

const at = "2026-01-01T00:00:00.000Z";

/** What every ledger does. `ledger` gives the one under test. */
export function testLedger(ledger: () => Ledger): void {
  test("a transaction that throws leaves nothing behind", async () => {
    const attempt = ledger().transaction(async (transaction) => {
      await createUser(transaction, { id: "rolled-back", name: "Ann", role: "viewer", at });
      throw new Error("no");
    });
    await expect(attempt).rejects.toThrow("no");
    expect(await getUser(ledger().db, "rolled-back")).toBeUndefined();
  });

  test("what exists already is a conflict", async () => {
    const create = () =>
      ledger().transaction((transaction) =>
        createUser(transaction, { id: "twice", name: "Ann", role: "viewer", at }),
      );
    await create();
    await expect(create()).rejects.toMatchObject({ name: "Failure", code: "conflict" });
  });

  test("an error of ours in a statement is a bug, told without its parameters", async () => {
    const attempt = selectRows(ledger().db, sql`select ${"a secret"} from nowhere`);
    await expect(attempt).rejects.toThrow(/nowhere/);
    const error = await selectRows(ledger().db, sql`select ${"a secret"} from nowhere`).catch(
      (caught: unknown) => caught,
    );
    expect(error).not.toBeInstanceOf(Failure);
    expect(String(error)).not.toContain("a secret");
  });

  test("inside a transaction, ledger.db and a further transaction are that transaction", async () => {
    await ledger().transaction(async (transaction) => {
      await createUser(transaction, { id: "inside", name: "Ann", role: "viewer", at });
      expect(await getUser(ledger().db, "inside")).toMatchObject({ id: "inside" });
      await ledger().transaction((inner) =>
        createUser(inner, { id: "inner", name: "Ann", role: "viewer", at }),
      );
    });
    expect(await getUser(ledger().db, "inner")).toMatchObject({ id: "inner" });
  });

  test("a transaction inside another one that throws takes back its own writes only", async () => {
    const create = (id: string) =>
      ledger().transaction((transaction) => createUser(transaction, { id, name: "Ann", role: "viewer", at }));
    await ledger().transaction(async () => {
      await create("nested-kept");
      await expect(create("nested-kept")).rejects.toMatchObject({ code: "conflict" });
      await create("nested-after");
    });
    expect(await getUser(ledger().db, "nested-after")).toMatchObject({ id: "nested-after" });
  });

  test("the migrations make exactly the tables of the schema", async () => {
    const declared = Object.values(schema).flatMap((table) =>
      Object.values(getTableColumns(table)).map(
        (column) => `${getTableName(table)}.${column.name} ${column.getSQLType()}`,
      ),
    );
    const found = await selectRows<{ shown: string }>(
      ledger().db,
      sql`select table_name || '.' || column_name || ' ' || data_type as shown from information_schema.columns
          where table_schema = 'public' and table_name not like 'checkpoint%'`,
    );
    expect(found.map((row) => row.shown).toSorted()).toEqual(declared.toSorted());
  });

  test("a database handle kept from outside and used inside a transaction is refused instead of waiting for ever", async () => {
    const kept = ledger().db;
    await expect(ledger().transaction(() => getUser(kept, "inside"))).rejects.toThrow(/where it is used/);
  });

  test("concurrent transactions on one row all count", async () => {
    await ledger().db.insert(streams).values({ stream: "counter", last_seq: 0 });
    const add = () =>
      ledger().transaction(async (transaction) => {
        const [row] = await selectRows<{ last_seq: string }>(
          transaction,
          sql`select last_seq from streams where stream = 'counter' for update`,
        );
        await transaction.execute(
          sql`update streams set last_seq = ${Number(row?.last_seq) + 1}::bigint where stream = 'counter'`,
        );
      });
    await Promise.all(Array.from({ length: 20 }, add));
    const [row] = await selectRows<{ last_seq: string }>(
      ledger().db,
      sql`select last_seq from streams where stream = 'counter'`,
    );
    expect(Number(row?.last_seq)).toBe(20);
  });

  test("two transactions that wait for each other both get through", async () => {
    const name = (order: number) => `crossed-${order}`;
    await ledger()
      .db.insert(streams)
      .values([1, 2].map((order) => ({ stream: name(order), last_seq: 0 })));
    const bump = (first: number, second: number) =>
      ledger().transaction(async (transaction) => {
        await transaction.execute(
          sql`update streams set last_seq = last_seq + 1 where stream = ${name(first)}`,
        );
        await wait(50);
        await transaction.execute(
          sql`update streams set last_seq = last_seq + 1 where stream = ${name(second)}`,
        );
      });
    await Promise.all([bump(1, 2), bump(2, 1)]);
    const rows = await selectRows<{ last_seq: string }>(
      ledger().db,
      sql`select last_seq from streams where stream like 'crossed-%'`,
    );
    expect(rows.map((row) => Number(row.last_seq))).toEqual([2, 2]);
  });

  test("listeners hear what was committed, and only then, until they stop", async () => {
    const heard: string[] = [];
    const stop = await ledger().listen("greetings", (payload) => heard.push(payload));
    await ledger()
      .transaction(async (transaction) => {
        await transaction.execute(sql`select pg_notify('greetings', 'undone')`);
        throw new Error("no");
      })
      .catch(() => {});
    await ledger().transaction(async (transaction) => {
      await transaction.execute(sql`select pg_notify('greetings', 'done')`);
    });
    await expect.poll(() => heard).toEqual(["done"]);
    await stop();
    await ledger().db.execute(sql`select pg_notify('greetings', 'late')`);
    await wait(50);
    expect(heard).toEqual(["done"]);
  });

  test("text that jsonb cannot hold is stored with replacement characters", async () => {
    const note = `cut \0 emoji ${"😀".slice(0, 1)} \\u0000`;
    await ledger().transaction((transaction) =>
      insertRecords(transaction, "odd", [{ id: "1", note, ["k\0"]: 1 }]),
    );
    expect(await getRecord(ledger().db, "odd", "1")).toEqual({
      id: "1",
      note: "cut \ufffd emoji \ufffd \\u0000",
      "k\ufffd": 1,
    });
    await ledger().transaction((transaction) =>
      createUser(transaction, { id: "odd", name: "a\0b", role: "viewer", at }),
    );
    expect((await getUser(ledger().db, "odd"))?.name).toBe("a\ufffdb");
  });

  test("a payload of several megabytes comes back whole", async () => {
    const note = "Grüße 你好 ".repeat(400_000);
    await ledger().transaction((transaction) => insertRecords(transaction, "large", [{ id: "1", note }]));
    expect((await getRecord(ledger().db, "large", "1"))?.["note"]).toBe(note);
  });

  test("LangGraph's saver keeps its checkpoints through the pool, while others write", async () => {
    const saver = new PostgresSaver(ledger().pool as never);
    await saver.setup();
    const config = { configurable: { thread_id: "t", checkpoint_ns: "" } };
    const checkpoint = {
      ...emptyCheckpoint(),
      channel_values: { text: "hello" },
      channel_versions: { text: 1 },
    };
    const [saved] = await Promise.all([
      saver.put(config, checkpoint, { source: "input", step: -1, parents: {} }, { text: 1 }),
      ledger().transaction((transaction) =>
        createUser(transaction, { id: "beside", name: "Ann", role: "viewer", at }),
      ),
    ]);
    expect((await saver.getTuple(saved))?.checkpoint.channel_values).toEqual({ text: "hello" });
    expect(await getUser(ledger().db, "beside")).toMatchObject({ id: "beside" });
  });

  test("what a pool client rolls back is gone, and nobody else's writes with it", async () => {
    const client = await ledger().pool.connect();
    await client.query("BEGIN");
    await client.query("insert into streams (stream, last_seq) values ($1, 1)", ["pooled"]);
    const beside = ledger().transaction((transaction) =>
      createUser(transaction, { id: "spared", name: "Ann", role: "viewer", at }),
    );
    await client.query("ROLLBACK");
    client.release();
    await beside;
    const found = await ledger().pool.query("select stream from streams where stream = 'pooled'");
    expect(found.rows).toEqual([]);
    expect(await getUser(ledger().db, "spared")).toMatchObject({ id: "spared" });
  });
}
