import { Failure } from "#domain/failure.ts";
import type { Job, JobState } from "#domain/job.ts";
import { getJob, listJobs } from "#backends/jobs/job-rows.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

/** The job that an id, or the unique beginning or end of one, means; without an id the newest (in `state`). */
export async function resolveJob(db: Transaction, text?: string, state?: JobState): Promise<Job> {
  if (text !== undefined) {
    const exact = await getJob(db, text);
    if (exact) return exact;
  }
  const { items } = await listJobs(db, { limit: 100, ...(state === undefined ? {} : { state }) });
  const matching = text === undefined ? items.slice(0, 1) : items.filter((job) => job.id.includes(text));
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  throw new Failure(
    "not-found",
    text === undefined ? "There is no such job yet" : `There is no job "${text}"`,
    {
      hint:
        matching.length > 1
          ? `Several match: ${matching.map((job) => job.id).join(", ")}.`
          : "list_jobs shows those there are.",
    },
  );
}
