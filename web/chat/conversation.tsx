"use client";

import { useEffect, useMemo, useState } from "react";
import { toast } from "sonner";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { sendMessage, stopRun } from "#web/data-access/actions.ts";
import { useThread } from "#web/data-access/use-thread.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { Composer } from "./composer.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import { ConversationContext, type ConversationScope } from "./conversation-context.ts";
import { changeDraft } from "./drafts.ts";
import { handedOverMessage, takeHandedOverMessage } from "./handed-over-message.ts";
import { MessageList } from "./message-list.tsx";
import { joinMessages, type OutgoingMessage } from "./outgoing-message.ts";
import { PendingMessage } from "./pending-message.tsx";
import { RunStatus } from "./run-status.tsx";
import { ThreadHeader } from "./thread-header.tsx";

type Sending = { message: OutgoingMessage; messageId?: string };

/** Sends messages, and shows each at once until the conversation itself holds it. */
function useSending(threadId: string, isKnown: (messageId: string) => boolean) {
  const [sending, setSending] = useState<Sending | undefined>(() => {
    const message = handedOverMessage(threadId);
    return message === undefined ? undefined : { message };
  });
  const send = (message: OutgoingMessage) => {
    const { text, attachments } = message;
    setSending({ message });
    sendMessage(
      threadId,
      text,
      attachments.map(({ id }) => id),
    ).then(
      ({ message_id }) =>
        setSending((current) =>
          current?.message === message ? { message, messageId: message_id } : current,
        ),
      (error: Error) => {
        setSending(undefined);
        changeDraft(threadId, (now) => joinMessages(message, now));
        toast.error(error.message);
      },
    );
  };
  useEffect(() => {
    const message = takeHandedOverMessage(threadId);
    if (message !== undefined) send(message);
  }, [threadId]);
  const isArrived = sending?.messageId !== undefined && isKnown(sending.messageId);
  return { send, sending: isArrived ? undefined : sending };
}

/** One conversation, live: its messages, what runs, and where to write. */
export function Conversation({ threadId }: { threadId: string }) {
  const { state, connection, failure, retry } = useThread(threadId);
  const place = usePlace();
  const { send, sending } = useSending(
    threadId,
    (id) => state?.messages.some((message) => message.id === id) === true,
  );
  const scope: ConversationScope = useMemo(
    () => ({
      state,
      send: (text) => send({ text, attachments: [] }),
      openPanel: (kind, id) => place.change({ panel: `${kind}:${id}` }),
    }),
    [state],
  );
  const stop = () => {
    if (state?.activeRunId !== undefined)
      stopRun(state.activeRunId).catch((error: Error) => toast.error(error.message));
  };
  const model = state?.thread.model;
  return (
    <ConversationContext value={scope}>
      <ThreadHeader title={state?.thread.title ?? ""} model={model} />
      <div className="flex h-full min-w-0 flex-1 flex-col">
        <ConnectionBar connection={connection} />
        {state === undefined ? (
          <div className="mx-auto w-full max-w-[860px] flex-1 px-4 pt-6 md:px-6">
            {failure !== undefined ? (
              <FailureNote failure={failure} onRetry={retry} />
            ) : (
              sending === undefined && <SkeletonLines count={3} height={88} />
            )}
            {sending !== undefined && <PendingMessage message={sending.message} />}
          </div>
        ) : (
          <MessageList messages={state.messages} sent={sending?.message}>
            {sending !== undefined && <PendingMessage message={sending.message} />}
            <RunStatus state={state} isSending={sending !== undefined} />
          </MessageList>
        )}
        <div className="mx-auto w-full max-w-[860px] px-4 pb-3 md:px-6">
          <Composer
            draftKey={threadId}
            placeholder={model === undefined ? words.chat.placeholder : words.chat.placeholderModel(model)}
            isRunning={state?.activeRunId !== undefined || sending !== undefined}
            takesFiles={state !== undefined && model === undefined}
            onSend={send}
            onStop={stop}
          />
        </div>
      </div>
    </ConversationContext>
  );
}
