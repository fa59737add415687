"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { createThread } from "#web/data-access/actions.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { Composer } from "./composer.tsx";
import { handOverText } from "./handed-over-text.ts";
import { PendingMessage } from "./pending-message.tsx";
import { ThreadHeader } from "./thread-header.tsx";
import { Welcome } from "./welcome.tsx";

/** An empty conversation: it comes to be with its first message. */
export function NewConversation() {
  const place = usePlace();
  const client = useQueryClient();
  const [starting, setStarting] = useState<string>();
  const start = async (text: string) => {
    setStarting(text);
    try {
      const thread = await createThread();
      handOverText(thread.id, text);
      void client.invalidateQueries({ queryKey: queryKeys.threads });
      place.go(`/chat?thread=${thread.id}`);
    } catch (error) {
      sessionStorage.setItem("lathe-draft-new", text);
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
            <Welcome onAsk={(text) => void start(text)} />
          ) : (
            <div className="mx-auto w-full max-w-[860px] px-4 pt-6 md:px-6">
              <PendingMessage text={starting} />
            </div>
          )}
        </div>
        <div className="mx-auto w-full max-w-[860px] px-4 pb-3 md:px-6">
          <Composer
            draftKey="new"
            placeholder={words.chat.placeholder}
            isRunning={starting !== undefined}
            onSend={(text) => void start(text)}
            onStop={() => undefined}
          />
        </div>
      </div>
    </>
  );
}
