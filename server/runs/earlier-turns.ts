import type { Transaction } from "#backends/ledger/ledger.ts";
import { listMessages } from "#backends/ledger/messages.ts";
import { listRuns } from "#backends/ledger/runs.ts";
import type { EarlierTurn, Understanding } from "#graphs/understanding/understanding.ts";

/** More than this many turns back nothing is referred to. */
const most = 8;

/** What was said before `messageId`, with what it was understood as. */
export async function earlierTurns(
  db: Transaction,
  threadId: string,
  messageId?: string,
): Promise<EarlierTurn[]> {
  const messages = (await listMessages(db, threadId)).filter((message) => message.role === "user");
  const runs = await listRuns(db, { thread_id: threadId, limit: 100 });
  const until =
    messageId === undefined ? messages.length : messages.findIndex((message) => message.id === messageId);
  return messages.slice(Math.max(0, until - most), until).map((message) => {
    const text = message.parts.map((part) => part.text ?? "").join("\n");
    const { understanding, results } = updatesOf(runs.find((run) => run.id === message.run_id)?.steps ?? []);
    return {
      text,
      ...(understanding === undefined ? {} : { understanding }),
      ...(results === undefined ? {} : { results }),
    };
  });
}

type Updates = { understanding?: Understanding; results?: Record<string, unknown> };

/** What the run's nodes wrote last. */
function updatesOf(steps: readonly Record<string, unknown>[]): Updates {
  const updates = steps.map((step) => step["update"] as Updates | undefined);
  const understanding = updates.findLast((update) => update?.understanding !== undefined)?.understanding;
  const results = updates.findLast((update) => update?.results !== undefined)?.results;
  return {
    ...(understanding === undefined ? {} : { understanding }),
    ...(results === undefined ? {} : { results }),
  };
}
