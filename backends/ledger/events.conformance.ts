import { expect, test } from "vitest";
import type { EventPart, StoredEvent } from "#domain/event-part.ts";
import { appendEvent, followEvents, lastSeq, readEvents } from "./events.ts";
import type { Ledger } from "./ledger.ts";

const at = "2026-01-01T00:00:00.000Z";
const delta = (text: string): EventPart => ({ type: "text-delta", id: "1", delta: text });

export function testEvents(ledger: () => Ledger): void {
  const append = (streams: string[], text = "x") =>
    ledger().transaction((transaction) => appendEvent(transaction, streams, delta(text), at));

  test("two appenders to the same streams give each stream numbers without a gap", async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        append(index % 2 === 0 ? ["shared-1", "shared-2"] : ["shared-2", "shared-1"]),
      ),
    );
    for (const stream of ["shared-1", "shared-2"]) {
      const numbers = (await readEvents(ledger().db, stream, 0)).map(({ seq }) => seq);
      expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(await lastSeq(ledger().db, stream)).toBe(60);
    }
  });

  test("an append that is undone leaves no gap", async () => {
    await append(["undone"]);
    await ledger()
      .transaction(async (transaction) => {
        await appendEvent(transaction, ["undone"], delta("lost"), at);
        throw new Error("no");
      })
      .catch(() => {});
    expect(await append(["undone"])).toEqual([{ stream: "undone", seq: 2 }]);
  });

  test("a stream nobody wrote to is empty", async () => {
    expect(await readEvents(ledger().db, "nothing", 0)).toEqual([]);
    expect(await lastSeq(ledger().db, "nothing")).toBe(0);
  });

  test("a follower replays from its number and goes on with what is committed, each once and in order", async () => {
    for (let index = 1; index <= 3; index++) await append(["followed"], String(index));
    const controller = new AbortController();
    const seen: StoredEvent[] = [];
    const following = (async () => {
      for await (const event of followEvents(ledger(), "followed", 1, controller.signal)) {
        seen.push(event);
        if (event.seq === 43) controller.abort();
      }
    })();
    await expect.poll(() => seen.length).toBe(2);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => append(["followed", "other"], String(index + 4))),
    );
    await following;
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 42 }, (_, index) => index + 2));
  });

  test("a follower that is told to stop while it waits ends", async () => {
    const controller = new AbortController();
    const following = Array.fromAsync(followEvents(ledger(), "quiet", 0, controller.signal));
    setTimeout(() => controller.abort(), 30);
    expect(await following).toEqual([]);
  });

  test("a hundred followers all see every event", async () => {
    const controller = new AbortController();
    const followers = Array.from({ length: 100 }, async () => {
      const numbers: number[] = [];
      for await (const event of followEvents(ledger(), "crowd", 0, controller.signal)) {
        numbers.push(event.seq);
        if (event.seq === 10) return numbers;
      }
      return numbers;
    });
    for (let index = 0; index < 10; index++) await append(["crowd"]);
    for (const numbers of await Promise.all(followers))
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    controller.abort();
  });
}
