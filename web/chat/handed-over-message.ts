import type { OutgoingMessage } from "./outgoing-message.ts";

const messages = new Map<string, OutgoingMessage>();

/** Gives a new conversation its first message to send, across the change of page. */
export const handOverMessage = (threadId: string, message: OutgoingMessage) =>
  void messages.set(threadId, message);

export const handedOverMessage = (threadId: string) => messages.get(threadId);

/** Takes the message; it is there once. */
export function takeHandedOverMessage(threadId: string): OutgoingMessage | undefined {
  const message = messages.get(threadId);
  messages.delete(threadId);
  return message;
}
