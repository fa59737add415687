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
    const understanding = understandingOf(runs.find((run) => run.id === message.run_id)?.steps ?? []);
    return { text, ...(understanding === undefined ? {} : { understanding }) };
  });
}

function understandingOf(steps: readonly Record<string, unknown>[]): Understanding | undefined {
  for (const step of steps.toReversed()) {
    const found = (step["update"] as { understanding?: Understanding } | undefined)?.understanding;
    if (found !== undefined) return found;
  }
  return undefined;
}
