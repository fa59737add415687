import { jobStream, threadStream } from "#domain/event-part.ts";
import { markChanged } from "#backends/ledger/changes.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { noteUsage } from "#backends/ledger/usage/note-usage.ts";
import { usageOfJob } from "#backends/ledger/usage/usage-of.ts";
import { experimentOfJob } from "./experiment-of-job.ts";
import { cardView, toJob, type JobRow } from "./to-job.ts";

/**
 * Puts the job's present state into its own stream and its conversation's, and tells the stores that follow experiments and
 * usage, in the transaction that changed it.
 */
export async function publishJob(transaction: Transaction, row: JobRow, at: string): Promise<void> {
  // One that was never begun is no run yet.
  if (experimentOfJob(row.kind) !== undefined && row.started_at !== null)
    await markChanged(transaction, "runs", [row.id], at);
  // While it runs it is as open as it was when it waited.
  if (row.state !== "running") await noteUsage(transaction, [usageOfJob(row)], at);
  const streams = [jobStream(row.id), ...(row.thread_id === null ? [] : [threadStream(row.thread_id)])];
  await appendEvent(transaction, streams, { type: "data-job", id: row.id, data: toJob(row, cardView) }, at);
}
