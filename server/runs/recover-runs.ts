import { appendEvent } from "#backends/ledger/events.ts";
import { getMessage, listMessages, setMessageParts } from "#backends/ledger/messages.ts";
import { markInterrupted } from "#backends/ledger/runs.ts";
import type { Platform } from "#tools/platform.ts";
import { streamsOf } from "./streams-of.ts";

/** After a death: runs that were going are ended and say so in their conversation, with what they had done. */
export async function recoverRuns(platform: Platform): Promise<number> {
  return platform.ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    const interrupted = await markInterrupted(transaction, at);
    for (const run of interrupted) {
      const answer = (await listMessages(transaction, run.thread_id)).findLast(
        (message) => message.run_id === run.id && message.role === "assistant",
      );
      const asked = await getMessage(transaction, run.message_id);
      const done =
        answer !== undefined && answer.parts.length > 0
          ? "What is shown above was done."
          : "Nothing was done yet.";
      const part = {
        type: "data-interrupted" as const,
        id: `interrupted-${run.id}`,
        data: { run_id: run.id, done },
      };
      if (answer !== undefined) await setMessageParts(transaction, answer.id, [...answer.parts, part]);
      if (asked !== undefined) await appendEvent(transaction, streamsOf(run), part, at);
      await appendEvent(
        transaction,
        streamsOf(run),
        { type: "finish", messageMetadata: { run_id: run.id } },
        at,
      );
    }
    return interrupted.length;
  });
}
