import type { Metadata } from "next";
import { Suspense } from "react";
import { RosterWorkspace } from "#web/roster/roster-workspace.tsx";
import { words } from "#web/messages/words.ts";

export const metadata: Metadata = { title: words.places.roster };

export default function Page() {
  return (
    <Suspense>
      <RosterWorkspace />
    </Suspense>
  );
}
