import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { job as jobSchema, jobState, type Job } from "#domain/job.ts";
import { defineTool } from "#tools/define-tool.ts";
import { resolveJob } from "#tools/naming/resolve-job.ts";
import { readJobExamples } from "./read-job.examples.ts";

export const readJob = defineTool({
  name: "read_job",
  title: "Read a job",
  description:
    "Tells how a job stands: progress, latest loss, time left, its last log lines, its error and whether it can go on from a checkpoint. Without an id: the newest one.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    job: entityId("job", "its id; the newest when left out").optional(),
    state: jobState.optional().describe("the newest in this state, when no id is given"),
  }),
  output: z.object({ job: entityId("job", "its id"), card: jobSchema }),
  phrase: ({ job }) =>
    job === undefined
      ? "Read the newest job"
      : `Read ${typeof job === "string" ? `job ${job}` : "the job to come"}`,
  summarize: ({ card }) => ({
    text: describe(card),
    card: {
      kind: "facts",
      title: card.title,
      facts: [
        { label: "State", value: card.state },
        { label: "Progress", value: `${card.progress.done} of ${card.progress.total} ${card.progress.unit}` },
        ...lastPoint(card),
        ...(card.error === undefined ? [] : [{ label: "Error", value: card.error.message }]),
        ...(card.log.length === 0 ? [] : [{ label: "Last log line", value: card.log.at(-1) ?? "" }]),
        { label: "Attempts", value: String(card.attempt) },
      ],
    },
  }),
  examples: readJobExamples,
  async run(input, { platform }) {
    const job = await resolveJob(platform.ledger.db, input.job, input.state);
    return { job: job.id, card: job };
  },
});

function describe(job: Job): string {
  const progress = `${job.progress.done} of ${job.progress.total} ${job.progress.unit}`;
  if (job.state === "failed")
    return `${job.title} failed after ${progress}: ${job.error?.message ?? "no reason was stored"}`;
  if (job.state === "running" && job.progress.eta_s !== undefined)
    return `${job.title}: ${progress}, about ${Math.ceil(job.progress.eta_s / 60)} minutes left.`;
  return `${job.title} is ${job.state}: ${progress}.`;
}

function lastPoint(job: Job): { label: string; value: string }[] {
  const point = job.metrics.at(-1);
  if (point === undefined) return [];
  return Object.entries(point)
    .filter(([key]) => key !== "step")
    .map(([key, value]) => ({ label: key, value: value.toPrecision(4) }));
}
