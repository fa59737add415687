"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { createThread } from "#web/data-access/actions.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { Composer } from "./composer.tsx";
import { changeDraft } from "./drafts.ts";
import { handOverMessage } from "./handed-over-message.ts";
import { joinMessages, type OutgoingMessage } from "./outgoing-message.ts";
import { PendingMessage } from "./pending-message.tsx";
import { ThreadHeader } from "./thread-header.tsx";
import { Welcome } from "./welcome.tsx";

/** Without a title a conversation is named after all of its first message, the names of its files too. */
const titleOf = ({ text, attachments }: OutgoingMessage) =>
  attachments.length === 0 ? {} : { title: text.replace(/\s+/g, " ").slice(0, 80) };

/** An empty conversation: it comes to be with its first message. */
export function NewConversation() {
  const place = usePlace();
  const client = useQueryClient();
  const [starting, setStarting] = useState<OutgoingMessage>();
  const start = async (message: OutgoingMessage) => {
    setStarting(message);
    try {
      const thread = await createThread(titleOf(message));
      handOverMessage(thread.id, message);
      void client.invalidateQueries({ queryKey: queryKeys.threads });
      place.go(`/chat?thread=${thread.id}`);
    } catch (error) {
      changeDraft("new", (now) => joinMessages(message, now));
      toast.error(error instanceof Error ? error.message : words.common.failed);
    }
    setStarting(undefined);
  };
  return (
    <>
      <ThreadHeader title="" />
      <div className="flex h-full min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 overflow-y-auto">
          {starting === undefined ? (
            <Welcome onAsk={(text) => void start({ text, attachments: [] })} />
          ) : (
            <div className="mx-auto w-full max-w-[860px] px-4 pt-6 md:px-6">
              <PendingMessage message={starting} />
            </div>
          )}
        </div>
        <div className="mx-auto w-full max-w-[860px] px-4 pb-3 md:px-6">
          <Composer
            draftKey="new"
            placeholder={words.chat.placeholder}
            isRunning={starting !== undefined}
            takesFiles
            onSend={(message) => void start(message)}
            onStop={() => undefined}
          />
        </div>
      </div>
    </>
  );
}
