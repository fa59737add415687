"use client";

import dynamic from "next/dynamic";
import { usePlace } from "#web/frame/use-place.ts";
import { Conversation } from "./conversation.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { NewConversation } from "./new-conversation.tsx";

const DetailPanel = dynamic(async () => (await import("./detail-panel.tsx")).DetailPanel, { ssr: false });

/** Conversations at the left, the present one in the middle, details at the right. */
export function ChatWorkspace() {
  const place = usePlace();
  const threadId = place.read("thread");
  const panel = place.read("panel");
  return (
    <div className="flex h-full">
      <aside className="hidden w-[264px] shrink-0 border-r lg:block">
        <ConversationList />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        {threadId === undefined ? <NewConversation /> : <Conversation key={threadId} threadId={threadId} />}
      </div>
      {panel !== undefined && (
        <DetailPanel address={panel} onClose={() => place.change({ panel: undefined })} />
      )}
    </div>
  );
}
