import type { EventPart } from "#domain/event-part.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listMessages } from "#backends/ledger/messages.ts";
import type { ChatMessage, Models } from "#backends/models/models.ts";
import type { RunRequest } from "./execute-run.ts";

/** Turns of the conversation that are sent along: a small model's context is short. */
const remembered = 6;

/** A conversation that talks straight to a model address, such as `roster/device-support`. */
export async function talkToModel(
  db: Transaction,
  models: Models,
  request: RunRequest,
  record: (part: EventPart) => void,
): Promise<void> {
  const model = request.thread.model;
  if (model === undefined) return;
  const stored = await listMessages(db, request.thread.id);
  const until = stored.findIndex((message) => message.id === request.run.message_id);
  const messages = stored
    .slice(Math.max(0, until - remembered), until + 1)
    .map((message): ChatMessage => ({
      role: message.role,
      content: message.parts.map((part) => part.text ?? "").join(""),
    }))
    .filter((message) => message.content !== "");
  record({ type: "text-start", id: "answer" });
  for await (const chunk of models.chat({
    model,
    messages,
    maxTokens: 400,
    temperature: 0.2,
    seed: 0,
    signal: request.signal,
  })) {
    if (chunk.type === "delta") record({ type: "text-delta", id: "answer", delta: chunk.text });
  }
  record({ type: "text-end", id: "answer" });
}
