import { z } from "zod";
import { evaluation, itemResult, type Evaluation } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { getEvaluation, listEvaluations, listItems } from "#backends/ledger/evaluations.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";
import { writeAsCaller } from "#server/http/writes/write-as-caller.ts";

export const evaluationRoutes = [
  defineRoute({
    method: "post",
    path: "/api/evaluations",
    summary: "Evaluate a model on a suite; a job",
    role: "evaluator",
    body: z.strictObject({
      model: z.string().min(1).max(300),
      suite: z.string().min(1).max(200),
      max_items: z.number().int().min(1).max(10_000).optional(),
    }),
    answer: z.object({ job_id: z.string(), state: z.string() }),
    status: 202,
    handle: async (call) => (await writeAsCaller(call, "start_evaluation", presentOnly(call.body))).result,
  }),
  defineRoute({
    method: "get",
    path: "/api/evaluations",
    summary: "Evaluations, newest first",
    query: pageQuery.extend({
      model: z.string().optional(),
      suite: z.string().optional(),
      state: evaluation.shape.state.optional(),
      job_id: z.string().optional(),
    }),
    answer: listOf(evaluation),
    handle: ({ context, query: { limit, ...rest } }) =>
      listEvaluations(context.platform.ledger.db, { limit, ...presentOnly(rest) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/evaluations/:id",
    summary: "An evaluation with its metrics and provenance",
    answer: evaluation,
    handle: ({ context, param }) => requireEvaluation(context.platform.ledger.db, param("id")),
  }),
  defineRoute({
    method: "get",
    path: "/api/evaluations/:id/items",
    summary: "An evaluation item by item: prompt, answer, score",
    query: pageQuery,
    answer: listOf(itemResult.extend({ position: z.number().int() })),
    async handle({ context, param, query }) {
      const db = context.platform.ledger.db;
      const { id } = await requireEvaluation(db, param("id"));
      return listItems(db, id, { limit: query.limit, ...presentOnly({ cursor: query.cursor }) });
    },
  }),
];

async function requireEvaluation(db: Transaction, id: string): Promise<Evaluation> {
  const found = await getEvaluation(db, id);
  if (found !== undefined) return found;
  throw new Failure("not-found", `There is no evaluation "${id}"`, {
    hint: "GET /api/evaluations lists them.",
  });
}
