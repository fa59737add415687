import { Failure } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import type { Caller } from "#domain/role.ts";
import { listJobs } from "#backends/jobs/job-rows.ts";
import type { Platform } from "#tools/platform.ts";

const atOnce = 3;
const aDay = 20;
const dayMs = 24 * 3600 * 1000;
const kinds = ["evaluation", "comparison"];

/** What a program may start without asking, for one person: three at once, twenty a day. Throws `too-many`. */
export async function checkEvaluationQuota(platform: Platform, caller: Caller): Promise<void> {
  const since = new Date(platform.now().getTime() - dayMs).toISOString();
  const lists = await Promise.all(kinds.map((kind) => ownJobsSince(platform, kind, caller.user_id, since)));
  const jobs = lists.flat();
  const going = jobs.filter((job) => job.state === "queued" || job.state === "running");
  if (going.length >= atOnce) {
    throw new Failure("too-many", `${going.length} of your evaluations are going; ${atOnce} may at once`, {
      hint: "Wait until one has ended, or cancel one.",
      detail: { jobs: going.map((job) => job.id) },
    });
  }
  if (jobs.length >= aDay) {
    throw new Failure(
      "too-many",
      `${jobs.length} evaluations were started for you within a day; ${aDay} may be`,
      {
        hint: "Ask for more in the app, as a plan.",
      },
    );
  }
}

/** Those of a plan were approved by a person, and count for nothing here. */
async function ownJobsSince(
  platform: Platform,
  kind: string,
  requester: string,
  since: string,
): Promise<Job[]> {
  const jobs: Job[] = [];
  let cursor: string | undefined;
  do {
    const page = await listJobs(platform.ledger.db, {
      kind,
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const recent = page.items.filter((job) => job.created_at >= since);
    jobs.push(...recent.filter((job) => job.requester === requester && job.plan_id === undefined));
    cursor = recent.length === page.items.length ? page.next_cursor : undefined;
  } while (cursor !== undefined);
  return jobs;
}
