import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredEvent } from "#domain/event-part.ts";
import { appendEvent, followEvents, readEvents } from "./events.ts";
import type { Ledger } from "./ledger.ts";
import { openLedger } from "./open-ledger.ts";
import { startTestPostgres } from "./test-postgres.ts";

const postgres = await startTestPostgres(process.env["TEST_DATABASE_URL"]);
const at = "2026-01-01T00:00:00.000Z";

test("a server that does not answer is unavailable, with a hint", async () => {
  const opening = openLedger({ url: "postgresql://nobody@127.0.0.1:1/none" });
  await expect(opening).rejects.toMatchObject({
    name: "Failure",
    code: "unavailable",
    hint: expect.stringContaining("DATABASE_URL") as string,
  });
});

describe.skipIf(!postgres)(postgres?.source ?? "Postgres: no server to be had on this machine", () => {
  let url: string;
  let one: Ledger;
  let other: Ledger;
  beforeAll(async () => {
    url = (await postgres?.createDatabase()) ?? "";
    // Both at once: migrations are applied by one of them.
    [one, other] = await Promise.all([openLedger({ url }), openLedger({ url })]);
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await postgres?.stop();
  });
  const append = (ledger: Ledger, streams: string[]) =>
    ledger.transaction((transaction) => appendEvent(transaction, streams, { type: "text-end", id: "1" }, at));

  test("two servers on one database number a stream together, without a gap", async () => {
    await Promise.all(
      Array.from({ length: 80 }, (_, index) => append(index % 2 ? one : other, ["joint-a", "joint-b"])),
    );
    const numbers = (await readEvents(one.db, "joint-a", 0)).map(({ seq }) => seq);
    expect(numbers).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  });

  test("appends in opposite orders within transactions all get through", async () => {
    const both = (ledger: Ledger, order: string[]) =>
      ledger.transaction(async (transaction) => {
        for (const stream of order)
          await appendEvent(transaction, [stream], { type: "text-end", id: "1" }, at);
      });
    await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        index % 2 ? both(one, ["x-1", "x-2"]) : both(other, ["x-2", "x-1"]),
      ),
    );
    expect((await readEvents(one.db, "x-2", 0)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 4 }, (_, index) => index + 1),
    );
  });

  test("a follower hears another server, also after every connection was cut", async () => {
    const controller = new AbortController();
    const seen: StoredEvent[] = [];
    const following = (async () => {
      for await (const event of followEvents(one, "heard", 0, controller.signal)) {
        seen.push(event);
        if (event.seq === 2) return;
      }
    })();
    await append(other, ["heard"]);
    await expect.poll(() => seen.length).toBe(1);
    await other.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    // A pooled connection may still be the one that was cut; its first use says so, and the next one is new.
    await expect
      .poll(() =>
        append(other, ["heard"]).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await following;
    expect(seen.at(-1)?.seq).toBe(2);
    const heard: string[] = [];
    await one.listen("again", (payload) => heard.push(payload));
    await expect
      .poll(async () => {
        await other.db.execute(sql`select pg_notify('again', 'yes')`).catch(() => {});
        return heard.length;
      })
      .toBeGreaterThan(0);
    controller.abort();
  });

  test("a ledger opened again finds its migrations applied", async () => {
    const again = await openLedger({ url });
    expect(again.kind).toBe("postgres");
    await again.close();
  });
});
