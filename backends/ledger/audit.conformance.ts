import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { appendAudit, listAudit, verifyAudit } from "./audit.ts";
import { findEffect, recordEffect } from "./effects.ts";
import type { Ledger } from "./ledger.ts";
import { enqueue, markDone, markFailed, measureLag, takeOpen } from "./outbox.ts";

const at = "2026-01-01T00:00:00.000Z";

export function testAudit(ledger: () => Ledger): void {
  const append = (subject: string, detail: Record<string, unknown> = {}) =>
    ledger().transaction((transaction) =>
      appendAudit(transaction, { actor: "ann", action: "tried", subject, detail }, at),
    );
  const tamper = (statement: Parameters<Ledger["db"]["execute"]>[0]) => ledger().db.execute(statement);

  test("entries written at once form one chain that verifies, whatever their details hold", async () => {
    const details = [
      { a: 1e-9, b: 1e21, c: -0, d: undefined, e: [null, "\0", "ü", { z: 1, a: 2 }] },
      { big: 2 ** 53, text: "\ud800" },
    ];
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(`s-${index}`, details[index % 2])));
    expect(await verifyAudit(ledger().db)).toMatchObject({ entries: 20, ok: true });
    const page = await listAudit(ledger().db, { limit: 15 });
    const rest = await listAudit(ledger().db, { limit: 15, cursor: page.next_cursor ?? "" });
    expect([...page.items, ...rest.items].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 20 }, (_, index) => 20 - index),
    );
  });

  test("a changed entry is found, by its number", async () => {
    await tamper(sql`update audit set actor = 'mallory' where seq = 7`);
    expect(await verifyAudit(ledger().db)).toMatchObject({ entries: 6, ok: false, broken_at: 7 });
    await tamper(sql`update audit set actor = 'ann' where seq = 7`);
    expect(await verifyAudit(ledger().db)).toMatchObject({ ok: true });
  });

  test("a changed detail and a missing entry are found", async () => {
    const [kept] = (await listAudit(ledger().db, { limit: 1 })).items;
    await tamper(sql`update audit set detail = detail || '{"x": 1}' where seq = 12`);
    expect(await verifyAudit(ledger().db)).toMatchObject({ ok: false, broken_at: 12 });
    await tamper(sql`update audit set detail = detail - 'x' where seq = 12`);
    await tamper(sql`delete from audit where seq = 19`);
    expect(await verifyAudit(ledger().db)).toMatchObject({ ok: false, broken_at: 19 });
    expect(kept?.seq).toBe(20);
  });

  test("an effect is recorded once", async () => {
    const record = (result: number) =>
      ledger().transaction((transaction) =>
        recordEffect(transaction, {
          key: "plan-1/step-1",
          tool: "t",
          args_hash: "h",
          result: { result },
          at,
        }),
      );
    await record(1);
    await expect(record(2)).rejects.toMatchObject({ code: "conflict" });
    expect(await findEffect(ledger().db, "plan-1/step-1")).toMatchObject({ result: { result: 1 } });
    expect(await findEffect(ledger().db, "plan-1/step-2")).toBeUndefined();
  });

  test("a key's entries come one after the other, and a failed one holds back those behind it", async () => {
    const heard: string[] = [];
    const stop = await ledger().listen("outbox", (topic) => heard.push(topic));
    const ids = await ledger().transaction(async (transaction) => [
      await enqueue(transaction, "advance", "plan-1", { n: 1 }, at),
      await enqueue(transaction, "advance", "plan-1", { n: 2 }, at),
      await enqueue(transaction, "advance", "plan-2", { n: 3 }, at),
    ]);
    await expect.poll(() => heard).toContain("advance");
    await stop();
    const take = async (now: string) =>
      (await takeOpen(ledger().db, "advance", 10, now)).map(({ payload }) => payload["n"]);
    expect(await take(at)).toEqual([1, 3]);
    await ledger().transaction((transaction) => markFailed(transaction, ids[0] ?? 0, "away", "2026-01-02"));
    expect(await take(at)).toEqual([3]);
    expect(await take("2026-01-03")).toEqual([1, 3]);
    expect(await ledger().transaction((transaction) => markDone(transaction, ids[0] ?? 0, at))).toBe(true);
    expect(await ledger().transaction((transaction) => markDone(transaction, ids[0] ?? 0, at))).toBe(false);
    expect(await take(at)).toEqual([2, 3]);
    expect(await measureLag(ledger().db, "advance")).toEqual({ open: 2, oldest: at });
  });
}
