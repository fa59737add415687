import { jobStream, type EventPart } from "#domain/event-part.ts";
import type { Job } from "#domain/job.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import { lastSeq } from "#backends/ledger/events.ts";
import type { ServerContext } from "#server/server-context.ts";
import { eventStream } from "./event-stream.ts";

/** A job's events, ended once the job has: a job that is retried goes on in the same stream. */
export function streamJob(
  context: ServerContext,
  jobId: string,
  after: number,
  signal: AbortSignal,
): Response {
  const stream = jobStream(jobId);
  const db = () => context.platform.ledger.db;
  return eventStream({
    context,
    stream,
    after,
    signal,
    async isOver(seq, part) {
      if (part !== undefined && !saysEnd(part)) return false;
      const job = await getJob(db(), jobId);
      return job !== undefined && hasEnded(job) && (await lastSeq(db(), stream)) <= seq;
    },
  });
}

function saysEnd(part: EventPart): boolean {
  return part.type === "data-job" && hasEnded(part.data);
}

function hasEnded(job: Job): boolean {
  return job.state !== "queued" && job.state !== "running";
}
