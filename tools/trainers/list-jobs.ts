import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { jobState } from "#domain/job.ts";
import { listJobs as listStoredJobs } from "#backends/jobs/job-rows.ts";
import { defineTool } from "#tools/define-tool.ts";
import { listJobsExamples } from "./list-jobs.examples.ts";

export const listJobs = defineTool({
  name: "list_jobs",
  title: "List jobs",
  description: "Lists trainings, evaluations and other long work, newest first, with state and progress.",
  effect: "reads",
  role: "viewer",
  input: z.strictObject({
    state: jobState.optional(),
    kind: z
      .string()
      .optional()
      .describe("training, evaluation, comparison, measurement, generation or training-set"),
    limit: z.number().int().min(1).max(100).default(20),
  }),
  output: z.object({
    jobs: z.array(
      z.object({
        job: entityId("job", "its id"),
        kind: z.string(),
        title: z.string(),
        state: jobState,
        done: z.number(),
        total: z.number(),
        unit: z.string(),
        created_at: z.string(),
      }),
    ),
  }),
  phrase: ({ state }) => (typeof state === "string" ? `List ${state} jobs` : "List jobs"),
  summarize: ({ jobs }) => ({
    text:
      jobs.length === 0
        ? "No job fits. Trainings, evaluations and other long work become jobs once they start."
        : `${jobs.length} ${jobs.length === 1 ? "job" : "jobs"}, ${jobs.filter((job) => job.state === "running").length} of them running.`,
    ...(jobs.length === 0
      ? {}
      : {
          card: {
            kind: "table" as const,
            title: "Jobs",
            columns: [
              { key: "job", label: "Job" },
              { key: "title", label: "What" },
              { key: "state", label: "State" },
              { key: "progress", label: "Progress" },
              { key: "created_at", label: "Started" },
            ],
            rows: jobs.map((job) => ({
              job: job.job,
              title: job.title,
              state: job.state,
              progress: `${job.done} of ${job.total} ${job.unit}`,
              created_at: job.created_at,
            })),
          },
        }),
  }),
  examples: listJobsExamples,
  async run(input, { platform }) {
    const { items } = await listStoredJobs(platform.ledger.db, {
      limit: input.limit,
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.kind === undefined ? {} : { kind: input.kind }),
    });
    return {
      jobs: items.map(({ id, kind, title, state, progress, created_at }) => ({
        job: id,
        kind,
        title,
        state,
        done: progress.done,
        total: progress.total,
        unit: progress.unit,
        created_at,
      })),
    };
  },
});
