import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { insertApproval, decideApproval } from "./approvals.ts";
import { aggregateRecords } from "./aggregate-records.ts";
import { readChanges, beforeAllChanges } from "./changes.ts";
import { getDataset } from "./datasets.ts";
import type { Ledger } from "./ledger.ts";
import { insertMessage } from "./messages.ts";
import { getRecord } from "./records.ts";
import { createRun, finishRun, markInterrupted, startRun } from "./runs.ts";
import { datasets, records } from "./schema/tables.ts";
import { createThread } from "./threads.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { recordEarlierUsage } from "./usage/record-earlier-usage.ts";
import { recordToolCalls } from "./usage/tool-call-recorder.ts";
import { usageDataset, usageDatasetId, usageFields } from "./usage/usage-dataset.ts";
import { usageKey } from "./usage/usage-of.ts";

const at = (second: number) => `2026-03-02T09:30:${String(second).padStart(2, "0")}.000Z`;
const secret = "the board sells the plant in Brno";

export function testUsage(ledger: () => Ledger): void {
  const usageOf = (kind: Parameters<typeof usageKey>[0], id: string) =>
    getRecord(ledger().db, usageDatasetId, usageKey(kind, id));

  async function converse(id: string): Promise<void> {
    await ledger().transaction(async (transaction) => {
      await createThread(transaction, { id, title: secret, owner: "usage-ann", at: at(0) });
      await insertMessage(transaction, {
        id: `${id}-message`,
        thread_id: id,
        role: "user",
        parts: [{ type: "text", text: secret }],
        at: at(1),
      });
      await createRun(transaction, {
        id: `${id}-run`,
        thread_id: id,
        message_id: `${id}-message`,
        requester: "usage-ann",
        trace_id: "t",
        at: at(1),
      });
    });
  }

  test("a conversation, its messages and its runs are usage as soon as they are, and tell how they ended", async () => {
    await converse("usage-1");
    expect(await usageOf("run", "usage-1-run")).toMatchObject({ kind: "run", outcome: "open", at: at(1) });
    await ledger().transaction((transaction) => startRun(transaction, "usage-1-run"));
    await ledger().transaction((transaction) =>
      finishRun(transaction, "usage-1-run", {
        state: "failed",
        at: at(5),
        error: { code: "unavailable", message: secret },
      }),
    );
    const conversation = usageKey("conversation", "usage-1");
    expect(await usageOf("run", "usage-1-run")).toEqual({
      id: usageKey("run", "usage-1-run"),
      kind: "run",
      at: at(1),
      outcome: "failed",
      duration_seconds: 4,
      failure: "unavailable",
      conversation,
      weekday: "Monday",
      hour: 9,
    });
    expect(await usageOf("message", "usage-1-message")).toMatchObject({ author: "person", conversation });
    expect(await usageOf("conversation", "usage-1")).toMatchObject({ id: conversation, conversation });
  });

  test("usage holds nobody's words, name or id", async () => {
    await converse("usage-2");
    const rows = await aggregateRecords(ledger().db, {
      dataset_id: usageDatasetId,
      group_by: "id",
      measures: [{ op: "count" }],
      filters: [],
      limit: 10_000,
    });
    const kept = await Promise.all(
      rows.map((row) => getRecord(ledger().db, usageDatasetId, String(row["id"]))),
    );
    expect(kept.length).toBeGreaterThan(2);
    const known = new Set(usageFields.map(({ name }) => name));
    for (const record of kept) {
      expect(Object.keys(record ?? {}).filter((name) => !known.has(name))).toEqual([]);
      expect(JSON.stringify(record)).not.toMatch(/usage-2|usage-ann|Brno/);
    }
  });

  test("what is rolled back, whole or in part, is no usage", async () => {
    await ledger()
      .transaction(async (transaction) => {
        await createThread(transaction, { id: "usage-no", title: "no", owner: "usage-ann", at: at(0) });
        throw new Error("no");
      })
      .catch(() => {});
    await ledger().transaction(async (transaction) => {
      await createThread(transaction, { id: "usage-yes", title: "yes", owner: "usage-ann", at: at(0) });
      await ledger()
        .transaction(async (nested) => {
          await createThread(nested, { id: "usage-nested", title: "no", owner: "usage-ann", at: at(0) });
          throw new Error("no");
        })
        .catch(() => {});
    });
    expect(await usageOf("conversation", "usage-no")).toBeUndefined();
    expect(await usageOf("conversation", "usage-nested")).toBeUndefined();
    expect(await usageOf("conversation", "usage-yes")).toBeDefined();
  });

  test("the dataset counts its records, and followers hear of each change once and of no other", async () => {
    const count = async () => (await getDataset(ledger().db, usageDataset))?.count ?? 0;
    const versionOf = async (key: string) =>
      (await readChanges(ledger().db, beforeAllChanges, 10_000)).find((change) => change.key === key)
        ?.version;
    const before = await count();
    await converse("usage-3");
    expect(await count()).toBe(before + 3);
    const key = usageKey("run", "usage-3-run");
    const first = await versionOf(key);
    const record = await usageOf("run", "usage-3-run");
    if (record === undefined || first === undefined) throw new Error("the run is no usage");
    await ledger().transaction((transaction) => noteUsage(transaction, [record], at(9)));
    expect(await versionOf(key)).toBe(first);
    await ledger().transaction((transaction) =>
      finishRun(transaction, "usage-3-run", { state: "succeeded", at: at(9) }),
    );
    expect(await versionOf(key)).toBeGreaterThan(first);
    expect(await count()).toBe(before + 3);
  });

  test("writers at once all count", async () => {
    const before = (await getDataset(ledger().db, usageDataset))?.count ?? 0;
    await Promise.all(Array.from({ length: 12 }, (_, index) => converse(`usage-many-${index}`)));
    expect((await getDataset(ledger().db, usageDataset))?.count).toBe(before + 36);
  });

  test("an approval tells how long it waited", async () => {
    await ledger().transaction((transaction) =>
      insertApproval(transaction, {
        id: "usage-approval",
        state: "pending",
        subject: "plan",
        title: secret,
        args: { secret },
        hash: "h",
        requester: "usage-ann",
        requester_name: "Ann",
        required_role: "architect",
        evidence: {},
        created_at: at(0),
        expires_at: "2026-03-03T09:30:00.000Z",
      }),
    );
    expect(await usageOf("approval", "usage-approval")).toMatchObject({ outcome: "open", subject: "plan" });
    await ledger().transaction((transaction) =>
      decideApproval(transaction, {
        id: "usage-approval",
        state: "consumed",
        hash: "h",
        decided_by: "usage-ann",
        at: at(30),
      }),
    );
    expect(await usageOf("approval", "usage-approval")).toMatchObject({
      outcome: "approved",
      duration_seconds: 30,
    });
  });

  test("tool calls are kept together, with how long they took and what went wrong", async () => {
    const calls = recordToolCalls({ ledger: ledger(), now: () => new Date(at(0)), onBug: String });
    const call = { server: "warehouse", specialist: "data", via: "chat" as const, seconds: 0.25 };
    calls.record({ ...call, tool: "find_records", outcome: "succeeded" });
    calls.record({ ...call, tool: "find_records", outcome: "failed", failure: "not-found" });
    calls.record({ ...call, tool: "query_warehouse", outcome: "failed", failure: "invalid-input" });
    await calls.close();
    const rows = await aggregateRecords(ledger().db, {
      dataset_id: usageDatasetId,
      group_by: "failure",
      measures: [{ op: "count" }, { op: "avg", field: "duration_seconds" }],
      filters: [{ field: "kind", op: "is", value: "tool call" }],
      limit: 10,
    });
    expect(rows).toEqual([
      { failure: "invalid-input", count: 1, avg_duration_seconds: 0.25 },
      { failure: "not-found", count: 1, avg_duration_seconds: 0.25 },
      { failure: null, count: 1, avg_duration_seconds: 0.25 },
    ]);
  });

  test("what a ledger held before it noted usage is kept at the next start, and only then", async () => {
    await converse("usage-earlier");
    const known = await getDataset(ledger().db, usageDataset);
    await ledger().transaction(async (transaction) => {
      await transaction.delete(records).where(eq(records.dataset_id, usageDatasetId));
      await transaction.delete(datasets).where(eq(datasets.id, usageDatasetId));
    });
    await recordEarlierUsage(ledger(), () => new Date(at(0)));
    const again = await getDataset(ledger().db, usageDataset);
    // Tool calls stand nowhere else.
    expect(again?.count).toBe((known?.count ?? 0) - 3);
    expect(await usageOf("run", "usage-earlier-run")).toMatchObject({ outcome: "open" });
    await ledger().transaction((transaction) => markInterrupted(transaction, at(9)));
    await recordEarlierUsage(ledger(), () => new Date(at(10)));
    expect((await getDataset(ledger().db, usageDataset))?.count).toBe(again?.count);
  });
}
