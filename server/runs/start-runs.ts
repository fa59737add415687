import type { Run, Thread } from "#domain/thread.ts";
import { threadStream } from "#domain/event-part.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import { insertMessage, listMessages } from "#backends/ledger/messages.ts";
import { createRun, getRun, listRunning, requestStop } from "#backends/ledger/runs.ts";
import { requireThread, updateThread } from "#backends/ledger/threads.ts";
import { getUser } from "#backends/ledger/users.ts";
import type { Caller } from "#domain/role.ts";
import type { Runs } from "#server/server-context.ts";
import { fillParts } from "#plans/fill-parts.ts";
import type { Platform } from "#tools/platform.ts";
import { executeRun, type RunWork } from "./execute-run.ts";

export type StartedRuns = Runs & {
  /** Picks up what was queued before. */ resume(): Promise<void>;
  close(): Promise<void>;
};

/** Takes messages and answers them, one run a thread at a time. A run is short: it never waits for a person or a job. */
export function startRuns(platform: Platform, work: RunWork): StartedRuns {
  const going = new Map<string, { controller: AbortController; finished: Promise<void> }>();
  const begin = (run: Run & { requester: string }, caller?: Caller): void => {
    if (going.has(run.id)) return;
    const controller = new AbortController();
    const finished = answer(platform, work, run, caller, controller.signal)
      .catch((error: unknown) => void work.onBug(error))
      .finally(() => {
        going.delete(run.id);
        void next(run.thread_id);
      });
    going.set(run.id, { controller, finished });
  };
  const next = async (threadId: string): Promise<void> => {
    const waiting = await listRunning(platform.ledger.db, threadId);
    const queued = waiting.find((run) => run.state === "queued");
    if (queued !== undefined && !waiting.some((run) => run.state === "running")) begin(queued);
  };
  return {
    async post({ thread_id, text, caller, queue }) {
      const ids = { run_id: platform.newId("run"), message_id: platform.newId("message") };
      const run = await platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        const thread = await requireThread(transaction, thread_id);
        const created = await createRun(transaction, {
          id: ids.run_id,
          thread_id,
          message_id: ids.message_id,
          requester: caller.user_id,
          trace_id: platform.newId("trace"),
          at,
          queue,
        });
        const parts = [{ type: "text", text }];
        const message = await insertMessage(transaction, {
          id: ids.message_id,
          thread_id,
          role: "user",
          run_id: ids.run_id,
          parts,
          at,
        });
        await appendEvent(
          transaction,
          [threadStream(thread_id)],
          {
            type: "data-message",
            id: message.id,
            data: { ...message, parts: await fillParts(transaction, parts) },
          },
          at,
        );
        if (isUntitled(thread)) await nameThread(transaction, thread, text, at);
        return created;
      });
      reachFaultPoint("message-stored");
      // A run that queues behind another is begun by that one's end.
      const others = await listRunning(platform.ledger.db, thread_id);
      if (others.every((other) => other.id === run.id || other.state === "queued")) begin(run, caller);
      return ids;
    },
    async stop(runId) {
      await platform.ledger.transaction((transaction) => requestStop(transaction, runId));
      going.get(runId)?.controller.abort(new Error("stopped by a person"));
    },
    async resume() {
      const queued = (await listRunning(platform.ledger.db)).filter((run) => run.state === "queued");
      for (const threadId of new Set(queued.map((run) => run.thread_id))) await next(threadId);
    },
    async close() {
      for (const { controller } of going.values()) controller.abort(new Error("the server is stopping"));
      await Promise.all([...going.values()].map(({ finished }) => finished));
    },
  };
}

async function answer(
  platform: Platform,
  work: RunWork,
  run: Run & { requester: string },
  known: Caller | undefined,
  signal: AbortSignal,
): Promise<void> {
  const db = platform.ledger.db;
  const user = known === undefined ? await getUser(db, run.requester) : undefined;
  const caller =
    known ??
    (user === undefined
      ? undefined
      : { user_id: user.id, name: user.name, role: user.role, kind: "person" as const });
  const asked = (await listMessages(db, run.thread_id)).find((message) => message.id === run.message_id);
  const present = await getRun(db, run.id);
  if (caller === undefined || asked === undefined || present?.state !== "queued") return;
  const text = asked.parts.map((part) => part.text ?? "").join("\n");
  await executeRun(platform, work, {
    run,
    text,
    caller,
    thread: await requireThread(db, run.thread_id),
    signal,
  });
}

const untitled = "New conversation";

function isUntitled(thread: Thread): boolean {
  return thread.title === untitled;
}

/** A conversation is called by its first request until somebody renames it. */
async function nameThread(
  transaction: Parameters<typeof updateThread>[0],
  thread: Thread,
  text: string,
  at: string,
): Promise<void> {
  const words = text.replaceAll(/\s+/g, " ").trim();
  const title = words.length > 80 ? `${words.slice(0, 79)}…` : words;
  if (title === "") return;
  const named = await updateThread(transaction, thread.id, { title }, at);
  await appendEvent(
    transaction,
    [threadStream(thread.id)],
    { type: "data-thread", id: thread.id, data: named },
    at,
  );
}
