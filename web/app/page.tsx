import type { Metadata } from "next";
import { Suspense } from "react";
import { ChatWorkspace } from "#web/chat/chat-workspace.tsx";
import { words } from "#web/messages/words.ts";

export const metadata: Metadata = { title: words.places.chat };

export default function Page() {
  return (
    <Suspense>
      <ChatWorkspace />
    </Suspense>
  );
}
