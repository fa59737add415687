"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ProgressBar } from "#web/controls/progress-bar.tsx";
import type { UploadAnswer } from "#web/data-access/upload-file.ts";
import { queryKeys } from "#web/data-access/query-keys.ts";
import { useLiveJob } from "#web/data-access/use-live-job.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.upload;
const linkLook = "text-accent-ink underline underline-offset-[3px]";

type Imported = { id: string; dataset: string; version: number; count: number; unchanged: boolean };

function isImported(result: Record<string, unknown> | undefined): result is Imported {
  return (
    result !== undefined &&
    typeof result["id"] === "string" &&
    typeof result["dataset"] === "string" &&
    typeof result["version"] === "number" &&
    typeof result["count"] === "number"
  );
}

/** The job that makes a dataset of a file, to its end. */
function ImportJob({ jobId }: { jobId: string }) {
  const { data: job, error } = useLiveJob(jobId);
  const client = useQueryClient();
  const hasEnded = job?.state === "succeeded";
  useEffect(() => {
    if (hasEnded) void client.invalidateQueries({ queryKey: queryKeys.datasets });
  }, [client, hasEnded]);
  if (error !== null) return <p className="text-bad">{error.message}</p>;
  if (job?.error !== undefined)
    return (
      <p className="text-bad">
        {job.error.message} <span className="text-muted">{job.error.hint}</span>
      </p>
    );
  if (hasEnded && isImported(job.result)) {
    const { id, dataset, version, count, unchanged } = job.result;
    return (
      <p>
        <PlaceLink href={`/data?dataset=${encodeURIComponent(id)}`} className={linkLook}>
          {words.done(dataset, version, dataHubWords.rows(count))}
        </PlaceLink>
        {unchanged && <span className="text-muted">{` ${words.same}`}</span>}
      </p>
    );
  }
  return (
    <>
      <ProgressBar done={job?.progress.done ?? 0} total={job?.progress.total ?? 0} label={words.importing} />
      <p className="mt-1 text-[12.5px] text-muted">{words.importing}</p>
    </>
  );
}

/** What was read in a file, and the dataset that is made of it. */
export function ImportOutcome({ answer }: { answer: UploadAnswer }) {
  const { upload, job_id: jobId, approval_id: approvalId } = answer;
  return (
    <>
      <p className="text-[13px] text-muted tabular-nums">
        {words.found(upload.format.toUpperCase(), dataHubWords.rows(upload.count), upload.fields.length)}
      </p>
      {jobId !== undefined && <ImportJob jobId={jobId} />}
      {approvalId !== undefined && (
        <PlaceLink href={`/inbox?approval=${approvalId}`} className={linkLook}>
          {words.waits}
        </PlaceLink>
      )}
    </>
  );
}
