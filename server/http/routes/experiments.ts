import { z } from "zod";
import { experimentRun } from "#domain/experiment.ts";
import { Failure } from "#domain/failure.ts";
import { defineRoute, listOf } from "#server/http/route.ts";

const runSummary = experimentRun.omit({ points: true }).extend({ metrics: z.record(z.string(), z.number()) });

export const experimentRoutes = [
  defineRoute({
    method: "get",
    path: "/api/experiments",
    summary: "Experiments, with how many runs each has",
    answer: listOf(z.object({ name: z.string(), runs: z.number().int(), newest: z.string().nullable() })),
    handle: async ({ context }) => ({ items: await context.platform.experiments.listExperiments() }),
  }),
  defineRoute({
    method: "get",
    path: "/api/experiments/runs",
    summary: "Runs of an experiment, or of all, newest first",
    query: z.object({
      experiment: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: listOf(runSummary),
    async handle({ context, query: { experiment, limit } }) {
      const asked = experiment === undefined ? { limit } : { experiment, limit };
      return { items: await context.platform.experiments.listRuns(asked) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/experiments/runs/:id",
    summary: "A run with every point of its metrics",
    answer: experimentRun,
    async handle({ context, param }) {
      const run = await context.platform.experiments.readRun(param("id"));
      if (run) return run;
      throw new Failure("not-found", `There is no run ${param("id")}`, {
        hint: "GET /api/experiments/runs lists them.",
      });
    },
  }),
];
