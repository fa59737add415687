import { z } from "zod";
import { thread, threadWithMessages } from "#domain/thread.ts";
import { threadStream } from "#domain/event-part.ts";
import { modelAddress } from "#domain/model-address.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { appendEvent, lastSeq } from "#backends/ledger/events.ts";
import { listMessages } from "#backends/ledger/messages.ts";
import { createThread, deleteThread, listThreads, updateThread } from "#backends/ledger/threads.ts";
import { fillParts } from "#plans/fill-parts.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";
import { eventStream } from "#server/http/streams/event-stream.ts";
import { resumePoint } from "#server/http/streams/resume-point.ts";
import { resolveUpload } from "#tools/naming/resolve-upload.ts";
import type { Platform } from "#tools/platform.ts";
import { requireOwnThread } from "./own-thread.ts";

const title = z.string().trim().min(1).max(200);
const untitled = "New conversation";

export const threadRoutes = [
  defineRoute({
    method: "post",
    path: "/api/threads",
    summary: "Begin a conversation, with the assistant or straight with a model",
    body: z.strictObject({ title: title.optional(), model: modelAddress.optional() }),
    answer: thread,
    status: 201,
    async handle({ context: { platform }, caller, body }) {
      if (body.model !== undefined) await platform.models.describe(body.model);
      const at = platform.now().toISOString();
      return platform.ledger.transaction((transaction) =>
        createThread(transaction, {
          id: platform.newId("thread"),
          title: body.title ?? untitled,
          model: body.model,
          owner: caller.user_id,
          at,
        }),
      );
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/threads",
    summary: "Your conversations, pinned ones first",
    query: pageQuery.extend({ search: z.string().max(200).optional() }),
    answer: listOf(thread),
    handle: ({ context, caller, query }) =>
      listThreads(context.platform.ledger.db, {
        owner: caller.user_id,
        limit: query.limit,
        ...presentOnly({ search: query.search, cursor: query.cursor }),
      }),
  }),
  defineRoute({
    method: "get",
    path: "/api/threads/:id",
    summary: "A conversation with all its messages and cards",
    answer: threadWithMessages,
    handle: ({ context, caller, param }) =>
      // One transaction: the messages are as the events up to `last_seq` left them.
      context.platform.ledger.transaction(async (transaction) => {
        const found = await requireOwnThread(transaction, param("id"), caller);
        const last = await lastSeq(transaction, threadStream(found.id));
        return { ...found, messages: await readMessages(transaction, found.id), last_seq: last };
      }),
  }),
  defineRoute({
    method: "patch",
    path: "/api/threads/:id",
    summary: "Rename, pin, or bring back a deleted conversation",
    body: z.strictObject({
      title: title.optional(),
      pinned: z.boolean().optional(),
      deleted: z.literal(false).optional(),
    }),
    answer: thread,
    handle: ({ context: { platform }, caller, param, body }) =>
      platform.ledger.transaction(async (transaction) => {
        const at = platform.now().toISOString();
        if (body.deleted === undefined) await requireOwnThread(transaction, param("id"), caller);
        const changed = await updateThread(transaction, param("id"), presentOnly(body), at);
        // Throwing here undoes what was brought back for somebody else.
        await requireOwnThread(transaction, changed.id, caller);
        const part = { type: "data-thread" as const, id: changed.id, data: changed };
        await appendEvent(transaction, [threadStream(changed.id)], part, at);
        return changed;
      }),
  }),
  defineRoute({
    method: "delete",
    path: "/api/threads/:id",
    summary: "Delete a conversation; its plans and jobs go on",
    status: 204,
    handle: ({ context: { platform }, caller, param }) =>
      platform.ledger.transaction(async (transaction) => {
        const found = await requireOwnThread(transaction, param("id"), caller);
        await deleteThread(transaction, found.id, platform.now().toISOString());
      }),
  }),
  defineRoute({
    method: "post",
    path: "/api/threads/:id/messages",
    summary: "Say something; starts a run",
    query: z.object({ when: z.enum(["queue"]).optional() }),
    body: z.strictObject({
      text: z.string().trim().min(1, "say something").max(20_000),
      attachments: z.array(z.string()).max(5).optional().describe("ids of uploaded files"),
    }),
    answer: z.object({ run_id: z.string(), message_id: z.string() }),
    status: 202,
    async handle({ context, caller, param, query, body }) {
      const found = await requireOwnThread(context.platform.ledger.db, param("id"), caller);
      return context.runs.post({
        thread_id: found.id,
        text: await withAttachments(context.platform, body.text, body.attachments ?? []),
        caller,
        queue: query.when === "queue",
      });
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/threads/:id/events",
    summary: "A conversation's events, live; stays open",
    query: z.object({ after: z.string().optional() }),
    produces: "text/event-stream",
    async handle({ context, caller, param, request }) {
      const after = resumePoint(request);
      const found = await requireOwnThread(context.platform.ledger.db, param("id"), caller);
      return eventStream({ context, stream: threadStream(found.id), after, signal: request.signal });
    },
  }),
];

/** Attached files are named under the text, where the person and the assistant both read them. */
async function withAttachments(platform: Platform, text: string, ids: readonly string[]): Promise<string> {
  const uploads = await Promise.all(ids.map((id) => resolveUpload(platform, id)));
  return [text, ...uploads.map((upload) => `Attached: ${upload.file_name} (${upload.id})`)].join("\n");
}

async function readMessages(db: Transaction, threadId: string) {
  const messages = [];
  for (const message of await listMessages(db, threadId))
    messages.push({ ...message, parts: await fillParts(db, message.parts) });
  return messages;
}
