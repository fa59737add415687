import { expect, test } from "vitest";
import type { Ledger } from "./ledger.ts";
import { insertMessage, listMessages, setMessageParts } from "./messages.ts";
import {
  appendRunStep,
  createRun,
  finishRun,
  getRun,
  listRunning,
  markInterrupted,
  requestStop,
  startRun,
} from "./runs.ts";
import { createThread, deleteThread, getThread, listThreads, updateThread } from "./threads.ts";

const at = (minute: number) => `2026-01-01T00:${String(minute).padStart(2, "0")}:00.000Z`;

export function testConversations(ledger: () => Ledger): void {
  const thread = (id: string, minute = 0, title = `Conversation ${id}`, owner = "ann") =>
    ledger().transaction((transaction) => createThread(transaction, { id, title, owner, at: at(minute) }));
  const message = (threadId: string, id: string, text: string) =>
    ledger().transaction((transaction) =>
      insertMessage(transaction, {
        id,
        thread_id: threadId,
        role: "user",
        parts: [{ type: "text", text }],
        at: at(1),
      }),
    );
  const run = (threadId: string, id: string, queue = false) =>
    ledger().transaction((transaction) =>
      createRun(transaction, {
        id,
        thread_id: threadId,
        message_id: "m",
        requester: "ann",
        trace_id: "t",
        at: at(1),
        queue,
      }),
    );

  test("conversations are listed by page, pinned ones first, then by last change", async () => {
    for (let index = 1; index <= 5; index++) await thread(`page-${index}`, index, "Paged", "paul");
    await ledger().transaction((transaction) => updateThread(transaction, "page-2", { pinned: true }, at(6)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listThreads(ledger().db, {
        owner: "paul",
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(["page-2", "page-5", "page-4", "page-3", "page-1"]);
  });

  test("a search looks in titles and in what was said, and takes its signs as they are", async () => {
    await thread("search-1", 1, "About 100% batteries");
    await thread("search-2", 2, "Another");
    await message("search-2", "search-m", "The 100% solution isn't 'here'");
    await thread("search-3", 3, "100 batteries");
    const find = async (search: string) =>
      (await listThreads(ledger().db, { search, limit: 10 })).items.map(({ id }) => id);
    expect(await find("100%")).toEqual(["search-1", "search-2"].toReversed());
    expect(await find("isn't 'here'")).toEqual(["search-2"]);
    expect(await find("%")).toEqual(["search-2", "search-1"]);
  });

  test("a bad cursor is invalid input", async () => {
    for (const cursor of [
      "",
      "nonsense",
      Buffer.from("[1]").toString("base64url"),
      Buffer.from('[{},"a","b"]').toString("base64url"),
    ]) {
      await expect(listThreads(ledger().db, { limit: 2, cursor })).rejects.toMatchObject({
        code: "invalid-input",
      });
    }
  });

  test("a deleted conversation is hidden until it is brought back", async () => {
    await thread("gone");
    await ledger().transaction((transaction) => deleteThread(transaction, "gone", at(2)));
    expect(await getThread(ledger().db, "gone")).toBeUndefined();
    await expect(run("gone", "run-gone")).rejects.toMatchObject({ code: "not-found" });
    await expect(
      ledger().transaction((transaction) => updateThread(transaction, "gone", { title: "New" }, at(3))),
    ).rejects.toMatchObject({ code: "not-found" });
    await ledger().transaction((transaction) => updateThread(transaction, "gone", { deleted: false }, at(3)));
    expect(await getThread(ledger().db, "gone")).toMatchObject({ id: "gone" });
  });

  test("messages written at once keep one order, and cards are stored by id", async () => {
    await thread("talk");
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => message("talk", `talk-${index}`, String(index))),
    );
    const parts = [
      { type: "text", text: "See" },
      { type: "data-plan", id: "plan-1" },
    ];
    await ledger().transaction((transaction) => setMessageParts(transaction, "talk-3", parts));
    const listed = await listMessages(ledger().db, "talk");
    expect(new Set(listed.map(({ id }) => id)).size).toBe(10);
    expect(listed.find(({ id }) => id === "talk-3")?.parts).toEqual(parts);
    await expect(message("nowhere", "m-nowhere", "x")).rejects.toMatchObject({ code: "not-found" });
  });

  test("of two messages sent at once one starts a run, and the other is told which is going", async () => {
    await thread("runs");
    const results = await Promise.allSettled([run("runs", "run-a"), run("runs", "run-b")]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    const going = (await getThread(ledger().db, "runs"))?.active_run_id;
    expect(refused[0]?.reason).toMatchObject({ code: "conflict", detail: { run_id: going } });
    await run("runs", "run-c", true);
    expect((await listRunning(ledger().db, "runs")).map(({ id }) => id)).toHaveLength(2);
  });

  test("a run goes from queued to running to its end, once", async () => {
    await thread("life");
    await run("life", "run-life");
    const write = <Result>(body: Parameters<Ledger["transaction"]>[0]) =>
      ledger().transaction(body) as Promise<Result>;
    await write((transaction) => startRun(transaction, "run-life"));
    await expect(write((transaction) => startRun(transaction, "run-life"))).rejects.toMatchObject({
      code: "conflict",
    });
    await write((transaction) => appendRunStep(transaction, "run-life", { node: "supervisor" }));
    expect(await write((transaction) => requestStop(transaction, "run-life"))).toBe(true);
    const end = { state: "stopped" as const, at: at(5) };
    await write((transaction) => finishRun(transaction, "run-life", end));
    await expect(write((transaction) => finishRun(transaction, "run-life", end))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await write((transaction) => requestStop(transaction, "run-life"))).toBe(false);
    expect(await getRun(ledger().db, "run-life")).toMatchObject({
      state: "stopped",
      steps: [{ node: "supervisor" }],
      stop_requested: true,
    });
    expect(await getThread(ledger().db, "life")).not.toHaveProperty("active_run_id");
  });

  test("after a crash, runs that were going are interrupted and queued ones can still start", async () => {
    await thread("crash");
    await run("crash", "crash-1");
    await run("crash", "crash-2", true);
    await ledger().transaction((transaction) => startRun(transaction, "crash-1"));
    const interrupted = await ledger().transaction((transaction) => markInterrupted(transaction, at(9)));
    expect(interrupted.map(({ id }) => id)).toEqual(["crash-1"]);
    expect((await getThread(ledger().db, "crash"))?.active_run_id).toBe("crash-2");
    await ledger().transaction((transaction) => startRun(transaction, "crash-2"));
  });
}
