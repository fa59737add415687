import { z } from "zod";
import { dataset } from "#domain/dataset.ts";
import { evaluation } from "#domain/evaluation.ts";
import { job } from "#domain/job.ts";
import { model } from "#domain/model.ts";
import { reportHeadline } from "#domain/report.ts";
import { defineRoute, listOf } from "#server/http/route.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { readLineage } from "./read-lineage.ts";

export const modelRoutes = [
  defineRoute({
    method: "get",
    path: "/api/models",
    summary: "Every model address known",
    answer: listOf(model),
    handle: async ({ context }) => ({ items: await context.platform.models.list() }),
  }),
  defineRoute({
    method: "get",
    path: "/api/models/:address",
    summary: "A model, by its percent-encoded address",
    answer: model,
    handle: ({ context, param }) => resolveModel(context.platform, param("address")),
  }),
  defineRoute({
    method: "get",
    path: "/api/models/:address/lineage",
    summary: "What a model was made from, and what was found about it",
    answer: z.object({
      model,
      base: model.nullable(),
      training_set: dataset.nullable(),
      sources: z.array(z.object({ name: z.string(), digest: z.string() })),
      job: job.nullable(),
      plan_id: z.string().nullable(),
      evaluations: z.array(evaluation),
      reports: z.array(reportHeadline),
      slots: z.array(z.string()),
    }),
    handle: ({ context, param }) => readLineage(context.platform, param("address")),
  }),
];
