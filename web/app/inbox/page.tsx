import type { Metadata } from "next";
import { Suspense } from "react";
import { InboxWorkspace } from "#web/inbox/inbox-workspace.tsx";
import { words } from "#web/messages/words.ts";

export const metadata: Metadata = { title: words.places.inbox };

export default function Page() {
  return (
    <Suspense>
      <InboxWorkspace />
    </Suspense>
  );
}
