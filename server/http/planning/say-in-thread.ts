import { insertMessage, type StoredPart } from "#backends/ledger/messages.ts";
import { fillParts } from "#plans/fill-parts.ts";
import { publish, type PlanDesk } from "#plans/plan-desk.ts";

/** Adds the platform's own message to a conversation, and tells whoever follows it. */
export async function sayInThread(
  desk: PlanDesk,
  threadId: string | undefined,
  parts: StoredPart[],
): Promise<void> {
  if (threadId === undefined) return;
  const { ledger, newId, now } = desk.platform;
  await ledger.transaction(async (transaction) => {
    const at = now().toISOString();
    const message = { id: newId("message"), thread_id: threadId, role: "assistant" as const, parts, at };
    const stored = await insertMessage(transaction, message);
    const data = { ...stored, parts: await fillParts(transaction, parts) };
    await publish(transaction, threadId, { type: "data-message", id: stored.id, data }, at);
  });
}
