"use client";

import { FailureNote } from "#web/controls/failure-note.tsx";

/** A fault of the page itself: said plainly, with the way to go on; the frame around it keeps working. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <FailureNote failure={error} onRetry={reset} />
    </div>
  );
}
