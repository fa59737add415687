import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { insertMessage } from "#backends/ledger/messages.ts";
import { createThread } from "#backends/ledger/threads.ts";
import { recordToolCalls } from "#backends/ledger/usage/tool-call-recorder.ts";
import { usageDataset } from "#backends/ledger/usage/usage-dataset.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";

// A Wednesday; the two conversations before it are of its week's Monday and of the week before.
const today = new Date("2026-03-11T12:00:00.000Z");
const begun = ["2026-03-05T08:00:00.000Z", "2026-03-09T09:00:00.000Z", "2026-03-11T10:00:00.000Z"];

let opened: TestPlatform;
let calls: ToolCalls;
beforeAll(async () => {
  opened = await openTestPlatform({ isFollowing: true });
  opened.platform.now = () => today;
  const { ledger } = opened.platform;
  for (const [index, at] of begun.entries())
    await ledger.transaction(async (transaction) => {
      const thread_id = `thread-${index}`;
      await createThread(transaction, { id: thread_id, title: "Of ada alone", owner: "ada", at });
      const parts = [{ type: "text", text: "Of ada alone" }];
      await insertMessage(transaction, { id: `message-${index}`, thread_id, role: "user", parts, at });
    });
  const recorder = recordToolCalls({ ledger, now: () => today, onBug: String });
  const call = { server: "warehouse", specialist: "data", via: "chat" as const, thread_id: "thread-2" };
  for (const tool of ["query_warehouse", "query_warehouse", "find_records"])
    recorder.record({ ...call, tool, outcome: "failed", failure: "invalid-input", seconds: 2 });
  for (let count = 0; count < 5; count++)
    recorder.record({ ...call, tool: "list_datasets", outcome: "succeeded", seconds: 0.01 });
  await recorder.close();
  calls = callTools(opened.platform, { user_id: "vera", name: "Vera", role: "viewer", kind: "person" });
});
afterAll(() => opened[Symbol.asyncDispose]());

const ask = (args: Record<string, unknown>) =>
  calls.read("aggregate_records", { dataset: usageDataset, ...args });

test("conversations of this week are counted by day", async () => {
  const answer = await ask({
    filters: [{ field: "kind", value: "conversation" }],
    period: { within: "this week", every: "day" },
  });
  expect(answer["rows"]).toEqual([
    { day: "2026-03-09", count: 1 },
    { day: "2026-03-11", count: 1 },
  ]);
  expect(calls.show("aggregate_records", answer).card).toMatchObject({ kind: "table" });
});

test("the tools that fail most come first", async () => {
  const answer = await ask({
    group_by: "tool",
    filters: [
      { field: "kind", value: "tool call" },
      { field: "outcome", value: "failed" },
    ],
  });
  expect(answer["rows"]).toEqual([
    { tool: "query_warehouse", count: 2 },
    { tool: "find_records", count: 1 },
  ]);
});

test("the warehouse follows, and a SELECT of its table says the same as the ledger", async () => {
  await vi.waitFor(
    async () => {
      const { rows } = await calls.read("query_warehouse", {
        sql: "SELECT kind, count(*) AS records FROM platform_usage GROUP BY ALL ORDER BY kind",
      });
      expect(rows).toEqual([
        { kind: "conversation", records: 3 },
        { kind: "message", records: 3 },
        { kind: "tool call", records: 8 },
      ]);
    },
    { timeout: 30_000, interval: 200 },
  );
  expect((await ask({ group_by: "kind" }))["rows"]).toEqual([
    { kind: "tool call", count: 8 },
    { kind: "conversation", count: 3 },
    { kind: "message", count: 3 },
  ]);
});

test("it is described and listed as every dataset, without anything that was said or who said it", async () => {
  const described = await calls.read("describe_dataset", { dataset: usageDataset, limit: 20 });
  expect(described).toMatchObject({ kind: "records", count: 14 });
  expect(described["sample"]).toHaveLength(14);
  expect(JSON.stringify(described["sample"])).not.toMatch(/"ada"|Of ada|thread-|message-/);
  expect(await calls.read("list_datasets", {})).toMatchObject({
    datasets: [{ dataset: usageDataset, count: 14 }],
  });
});
