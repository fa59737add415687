import type { Metadata } from "next";
import { Suspense } from "react";
import { DataWorkspace } from "#web/data/data-workspace.tsx";
import { words } from "#web/messages/words.ts";

export const metadata: Metadata = { title: words.places.data };

export default function Page() {
  return (
    <Suspense>
      <DataWorkspace />
    </Suspense>
  );
}
