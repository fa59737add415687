import { z } from "zod";
import { plan } from "#domain/plan.ts";
import { getQuestion } from "#backends/ledger/questions.ts";
import { answerQuestion } from "#server/http/planning/answer-question.ts";
import { requireChange } from "#server/http/planning/require-change.ts";
import { defineRoute } from "#server/http/route.ts";

export const questionRoutes = [
  defineRoute({
    method: "post",
    path: "/api/questions/:id/answer",
    summary: "Answer a structured question; fills the plan that asked it",
    body: z.strictObject({ value: z.union([z.string().trim().min(1).max(2000), z.number(), z.boolean()]) }),
    answer: plan,
    async handle({ context, caller, param, body }) {
      const question = await getQuestion(context.platform.ledger.db, param("id"));
      if (question !== undefined) await requireChange(context.desk, question.plan_id, caller);
      return answerQuestion(context.desk, param("id"), body.value, caller);
    },
  }),
];
