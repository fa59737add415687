import type { Metadata } from "next";
import { Suspense } from "react";
import { EvaluationWorkspace } from "#web/evaluation/evaluation-workspace.tsx";
import { words } from "#web/messages/words.ts";

export const metadata: Metadata = { title: words.places.evaluation };

export default function Page() {
  return (
    <Suspense>
      <EvaluationWorkspace />
    </Suspense>
  );
}
