import { asc, eq, sql } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Message } from "#domain/thread.ts";
import type { Transaction } from "./ledger.ts";
import type { StoredPart } from "./schema/conversations.ts";
import { messages, threads } from "./schema/tables.ts";
import { unknownThread } from "./threads.ts";
import { noteUsage } from "./usage/note-usage.ts";
import { usageOfMessage } from "./usage/usage-of.ts";
import { withoutNulls } from "./without-nulls.ts";

export type { StoredPart } from "./schema/conversations.ts";
/** A message with its cards by id only: who reads it fills in their present state. */
export type StoredMessage = Omit<Message, "parts"> & { parts: StoredPart[] };

const columns = {
  id: messages.id,
  thread_id: messages.thread_id,
  role: messages.role,
  run_id: messages.run_id,
  model: messages.model,
  parts: messages.parts,
  created_at: messages.created_at,
};

/** Adds a message at the end of its thread. Throws `not-found` for an unknown thread. */
export async function insertMessage(
  transaction: Transaction,
  message: {
    id: string;
    thread_id: string;
    role: "user" | "assistant";
    run_id?: string | undefined;
    model?: string | undefined;
    parts: StoredPart[];
    at: string;
  },
): Promise<StoredMessage> {
  const { at, ...given } = message;
  // The thread's row lock keeps two writers from taking one position.
  const [thread] = await transaction
    .update(threads)
    .set({ updated_at: at })
    .where(eq(threads.id, message.thread_id))
    .returning({ id: threads.id });
  if (!thread) throw unknownThread(message.thread_id);
  const [last] = await transaction
    .select({ position: sql<number>`coalesce(max(${messages.position}), 0)::int` })
    .from(messages)
    .where(eq(messages.thread_id, message.thread_id));
  const [row] = await transaction
    .insert(messages)
    .values({ ...given, position: (last?.position ?? 0) + 1, created_at: at })
    .returning(columns);
  if (!row) throw new Error("an insert returned no row");
  await noteUsage(transaction, [usageOfMessage(row)], at);
  return withoutNulls(row);
}

/** Replaces a message's parts. */
export async function setMessageParts(
  transaction: Transaction,
  id: string,
  parts: StoredPart[],
): Promise<void> {
  const rows = await transaction
    .update(messages)
    .set({ parts })
    .where(eq(messages.id, id))
    .returning({ id: messages.id });
  if (rows.length === 0) throw new Failure("not-found", `There is no message "${id}"`);
}

export async function getMessage(db: Transaction, id: string): Promise<StoredMessage | undefined> {
  const [row] = await db.select(columns).from(messages).where(eq(messages.id, id));
  return row && withoutNulls(row);
}

/** In the order in which they were said. */
export async function listMessages(db: Transaction, threadId: string): Promise<StoredMessage[]> {
  const rows = await db
    .select(columns)
    .from(messages)
    .where(eq(messages.thread_id, threadId))
    .orderBy(asc(messages.position));
  return rows.map(withoutNulls);
}
