"use client";

import { useState } from "react";
import { toast } from "sonner";
import { RequestFailure } from "#web/data-access/http-client.ts";
import { words } from "#web/messages/words.ts";

/** Runs a request once at a time; a failure is told with what to do about it. */
export function useAction(): { isBusy: boolean; run: (action: () => Promise<unknown>) => void } {
  const [isBusy, setIsBusy] = useState(false);
  const run = (action: () => Promise<unknown>) => {
    setIsBusy(true);
    action()
      .catch((error: unknown) => {
        const hint = error instanceof RequestFailure ? error.body.hint : undefined;
        toast.error(
          error instanceof Error ? error.message : words.common.failed,
          hint === undefined ? {} : { description: hint },
        );
      })
      .finally(() => setIsBusy(false));
  };
  return { isBusy, run };
}
