import { z } from "zod";
import { jobStream } from "#domain/event-part.ts";
import { Failure } from "#domain/failure.ts";
import { job, jobState, type Job } from "#domain/job.ts";
import { getJob, listJobs, retryJob } from "#backends/jobs/job-rows.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { lastSeq } from "#backends/ledger/events.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { getPlan } from "#backends/ledger/plans.ts";
import { retryStep } from "#plans/change-plan.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery, type RouteCall } from "#server/http/route.ts";
import { streamJob } from "#server/http/streams/job-stream.ts";
import { resumePoint } from "#server/http/streams/resume-point.ts";
import { writeAsCaller } from "#server/http/writes/write-as-caller.ts";

export const jobRoutes = [
  defineRoute({
    method: "get",
    path: "/api/jobs",
    summary: "Long work, newest first",
    query: pageQuery.extend({
      state: jobState.optional(),
      kind: z.string().optional(),
      plan_id: z.string().optional(),
      thread_id: z.string().optional(),
    }),
    answer: listOf(job),
    handle: ({ context, query: { limit, ...rest } }) =>
      listJobs(context.platform.ledger.db, { limit, ...presentOnly(rest) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/jobs/:id",
    summary: "A job with its progress, figures and artifacts",
    answer: job,
    handle: ({ context, param }) => requireJob(context.platform.ledger.db, param("id")),
  }),
  defineRoute({
    method: "get",
    path: "/api/jobs/:id/events",
    summary: "A job's card each time it changes, from the last one on with after=newest; ends with [DONE]",
    query: z.object({ after: z.string().optional() }),
    produces: "text/event-stream",
    async handle({ context, param, query, request }) {
      const db = context.platform.ledger.db;
      const found = await requireJob(db, param("id"));
      const after =
        query.after === "newest" ? await beforeNewest(db, jobStream(found.id)) : resumePoint(request);
      return streamJob(context, found.id, after, request.signal);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/cancel",
    summary: "Stop a job; what it has written is kept",
    role: "evaluator",
    answer: job,
    async handle(call) {
      const db = call.context.platform.ledger.db;
      const found = await requireJob(db, call.param("id"));
      const { isWaiting, result } = await writeAsCaller(call, "cancel_job", { job: found.id });
      return isWaiting ? Response.json(result, { status: 202 }) : requireJob(db, found.id);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/jobs/:id/retry",
    summary: "Queue a failed or cancelled job again, from its checkpoint",
    role: "evaluator",
    isForPeople: true,
    answer: job,
    async handle(call) {
      const db = call.context.platform.ledger.db;
      const found = await requireJob(db, call.param("id"));
      await retry(call, found);
      return requireJob(db, found.id);
    },
  }),
];

/** A plan's job is retried by its step, which then goes on with the plan. */
async function retry({ context, caller }: RouteCall<unknown, unknown>, found: Job): Promise<void> {
  const { platform, desk } = context;
  const plan = found.plan_id === undefined ? undefined : await getPlan(platform.ledger.db, found.plan_id);
  const step = plan?.steps.find((item) => item.id === found.step_id);
  if (plan !== undefined && step?.state === "failed") {
    await retryStep(desk, plan.id, step.id, caller);
    return;
  }
  await platform.ledger.transaction(async (transaction) => {
    const at = platform.now().toISOString();
    await retryJob(transaction, found.id, at);
    await appendAudit(transaction, { actor: caller.user_id, action: "job.retried", subject: found.id }, at);
  });
}

/** Each card is whole: who only wants the present one need not read those before it. */
const beforeNewest = async (db: Transaction, stream: string) => Math.max(0, (await lastSeq(db, stream)) - 1);

async function requireJob(db: Transaction, id: string): Promise<Job> {
  const found = await getJob(db, id);
  if (found !== undefined) return found;
  throw new Failure("not-found", `There is no job "${id}"`, { hint: "GET /api/jobs lists them." });
}
