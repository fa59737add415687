import { z } from "zod";
import { plan as planSchema, planState, stepDraft } from "#domain/plan.ts";
import { listPlans } from "#backends/ledger/plans.ts";
import { cancelPlan, requirePlan, retryStep, submitPlan } from "#plans/change-plan.ts";
import { storePlan } from "#plans/plan-transitions.ts";
import { cancelPlanJobs } from "#server/http/planning/cancel-plan-jobs.ts";
import { draftFromSteps } from "#server/http/planning/draft-from-steps.ts";
import { draftFromText } from "#server/http/planning/draft-from-text.ts";
import { requireChange } from "#server/http/planning/require-change.ts";
import { reviseWithQuestions } from "#server/http/planning/revise-with-questions.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";
import { requireOwnThread } from "./own-thread.ts";

const steps = z.array(stepDraft).max(30);

export const planRoutes = [
  defineRoute({
    method: "post",
    path: "/api/plans",
    summary: "What a request, or given steps, would do; nothing is done",
    body: z.union([
      z.strictObject({ text: z.string().trim().min(1).max(20_000), thread_id: z.string().optional() }),
      z.strictObject({ steps, thread_id: z.string().optional() }),
    ]),
    answer: planSchema,
    status: 201,
    async handle({ context, caller, body }) {
      const { ledger } = context.platform;
      if (body.thread_id !== undefined) await requireOwnThread(ledger.db, body.thread_id, caller);
      const thread = presentOnly({ thread_id: body.thread_id });
      const plan =
        "text" in body
          ? await draftFromText(context, { text: body.text, ...thread }, caller)
          : await draftFromSteps(context, { steps: body.steps, ...thread }, caller);
      return ledger.transaction((transaction) => storePlan(transaction, plan, "http"));
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/plans",
    summary: "Plans, newest first",
    query: pageQuery.extend({ state: planState.optional(), thread_id: z.string().optional() }),
    answer: listOf(planSchema),
    handle: ({ context, query: { limit, ...rest } }) =>
      listPlans(context.platform.ledger.db, { limit, ...presentOnly(rest) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/plans/:id",
    summary: "A plan as it stands",
    answer: planSchema,
    handle: ({ context, param }) => requirePlan(context.desk, param("id")),
  }),
  defineRoute({
    method: "patch",
    path: "/api/plans/:id",
    summary: "Replace the steps that have not begun; makes a revision that waits for a new approval",
    body: z.strictObject({ revision: z.number().int().positive(), steps: steps.min(1) }),
    answer: planSchema,
    async handle({ context, caller, param, body }) {
      const plan = await requireChange(context.desk, param("id"), caller);
      return reviseWithQuestions(context.desk, { plan, ...body, open: [] }, caller);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/plans/:id/submit",
    summary: "Open the approval of a plan's present revision",
    body: z.strictObject({ revision: z.number().int().positive() }),
    answer: planSchema,
    async handle({ context, caller, param, body }) {
      const plan = await requireChange(context.desk, param("id"), caller);
      return submitPlan(context.desk, { plan_id: plan.id, revision: body.revision }, caller);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/plans/:id/cancel",
    summary: "Begin nothing more of a plan, and stop its jobs",
    answer: planSchema,
    async handle({ context, caller, param }) {
      const plan = await requireChange(context.desk, param("id"), caller);
      const cancelled = await cancelPlan(context.desk, plan.id, caller);
      await cancelPlanJobs(context.platform, plan.id, caller.name);
      return cancelled;
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/plans/:id/steps/:step/retry",
    summary: "Let a failed step try again",
    answer: planSchema,
    async handle({ context, caller, param }) {
      const plan = await requireChange(context.desk, param("id"), caller);
      return retryStep(context.desk, plan.id, param("step"), caller);
    },
  }),
];
