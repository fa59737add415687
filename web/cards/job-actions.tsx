"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Job } from "#domain/job.ts";
import { Button } from "#web/controls/button.tsx";
import { Dialog } from "#web/controls/dialog.tsx";
import { cancelJob, retryJob } from "#web/data-access/actions.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { words } from "#web/messages/words.ts";
import { useAction } from "./use-action.ts";

/** Cancel what runs, after a second thought; retry what did not succeed. */
export function JobActions({ job }: { job: Job }) {
  const { isBusy, run } = useAction();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const change = (action: (id: string) => Promise<unknown>) =>
    run(async () => {
      await action(job.id);
      await client.invalidateQueries({ queryKey: queryKeys.jobs });
    });
  if (job.state === "failed" || job.state === "cancelled") {
    return (
      <Button data-key="r" disabled={isBusy} onClick={() => change(retryJob)}>
        {words.job.retry}
      </Button>
    );
  }
  if (job.state === "succeeded") return null;
  return (
    <>
      <Button data-key="x" disabled={isBusy || job.cancel_requested} onClick={() => setIsAsking(true)}>
        {job.cancel_requested ? words.job.cancelling : words.job.cancel}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.job.cancelTitle}
        description={words.job.cancelText}
      >
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={() => setIsAsking(false)}>
            {words.job.keep}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              setIsAsking(false);
              change(cancelJob);
            }}
          >
            {words.job.cancel}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
