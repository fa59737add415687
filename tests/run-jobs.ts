import { join } from "node:path";
import { vi } from "vitest";
import type { Job } from "#domain/job.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import { startJobWorker, type JobWorker } from "#backends/jobs/job-worker.ts";
import { jobDefinitions } from "#tools/catalogue.ts";
import type { Platform } from "#tools/platform.ts";

/** A worker for every kind of job that a tool starts; an error that is a bug fails the test that sees it. */
export function startToolJobs(platform: Platform, bugs: unknown[]): Promise<JobWorker> {
  return startJobWorker<Platform>({
    ledger: platform.ledger,
    platform,
    definitions: jobDefinitions as unknown as JobDefinition<Platform>[],
    folder: join(platform.home, "jobs"),
    now: platform.now,
    retryPauseMs: 1,
    onEnded: async () => {},
    logError: (error) => void bugs.push(error),
  });
}

/** The job once it has ended, however it ended. */
export async function untilEnded(platform: Platform, id: string): Promise<Job> {
  return vi.waitFor(
    async () => {
      const job = await getJob(platform.ledger.db, id);
      if (job !== undefined && ["succeeded", "failed", "cancelled"].includes(job.state)) return job;
      throw new Error(`job ${id} is ${job?.state ?? "not there"}`);
    },
    { timeout: 120_000, interval: 20 },
  );
}
