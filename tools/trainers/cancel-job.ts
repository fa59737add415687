import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { jobState } from "#domain/job.ts";
import { requestCancel } from "#backends/jobs/job-rows.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveJob } from "#tools/naming/resolve-job.ts";
import { cancelJobExamples } from "./cancel-job.examples.ts";

export const cancelJob = defineTool({
  name: "cancel_job",
  title: "Cancel a job",
  description:
    "Stops a queued or running job. What it has written so far is kept: a cancelled training can be retried from its checkpoint.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({ job: entityId("job", "its id"), reason: z.string().max(500).optional() }),
  output: z.object({ job: entityId("job", "its id"), state: jobState }),
  phrase: ({ job }) => `Cancel ${typeof job === "string" ? `job ${job}` : "a job"}`,
  summarize: ({ job, state }) => ({
    text: state === "cancelled" ? `Job ${job} is cancelled.` : `Job ${job} is stopping.`,
  }),
  examples: cancelJobExamples,
  estimate: async () => ({ seconds: 5 }),
  async prepare(input, { platform }) {
    const job = await resolveJob(platform.ledger.db, input.job);
    if (job.state !== "queued" && job.state !== "running") {
      throw new Failure("conflict", `Job ${job.id} is ${job.state} already`, {
        hint: "Only a queued or running job can be cancelled.",
      });
    }
    return job;
  },
  async run(job, { platform, transaction, caller }) {
    const cancelled = await requestCancel(transaction, job.id, platform.now().toISOString(), caller.name);
    return { job: cancelled.id, state: cancelled.state };
  },
});
