import { listJobs, requestCancel } from "#backends/jobs/job-rows.ts";
import type { Platform } from "#tools/platform.ts";

/** Asks the jobs of a cancelled plan to stop; `by`: who cancelled it, by name. */
export async function cancelPlanJobs({ ledger, now }: Platform, planId: string, by: string): Promise<void> {
  await ledger.transaction(async (transaction) => {
    const { items } = await listJobs(transaction, {
      plan_id: planId,
      states: ["queued", "running"],
      limit: 100,
    });
    for (const job of items) await requestCancel(transaction, job.id, now().toISOString(), by);
  });
}
