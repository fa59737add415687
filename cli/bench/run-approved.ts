import { z } from "zod";
import { job as jobSchema, type Job } from "#domain/job.ts";
import { plan as planSchema } from "#domain/plan.ts";
import type { HttpClient } from "#cli/http-client.ts";

/** Plans one call of a tool that starts a job, approves it, and waits for the job's end. */
export async function runApproved(
  client: HttpClient,
  tool: string,
  args: Record<string, unknown>,
): Promise<Job> {
  const drafted = await client.send(planSchema, "POST", "/api/plans", {
    steps: [{ id: "step-1", tool, args }],
  });
  const plan = await client.send(planSchema, "POST", `/api/plans/${drafted.id}/submit`, {
    revision: drafted.revision,
  });
  await client.send(z.unknown(), "POST", `/api/approvals/${plan.approval_id ?? ""}/decision`, {
    decision: "approve",
    hash: plan.hash,
  });
  for (;;) {
    const { steps, state } = await client.send(planSchema, "GET", `/api/plans/${plan.id}`);
    const step = steps.find((one) => one.tool === tool);
    if (step?.job_id !== undefined && step.state === "done")
      return client.send(jobSchema, "GET", `/api/jobs/${step.job_id}`);
    if (state === "failed") throw new Error(`${tool} failed: ${step?.error?.message ?? ""}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
