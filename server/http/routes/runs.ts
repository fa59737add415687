import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { run } from "#domain/thread.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { getRun, type StoredRun } from "#backends/ledger/runs.ts";
import { defineRoute } from "#server/http/route.ts";
import { resumePoint } from "#server/http/streams/resume-point.ts";
import { streamRun } from "#server/http/streams/run-stream.ts";

export const runRoutes = [
  defineRoute({
    method: "get",
    path: "/api/runs/:id",
    summary: "A run: the answering of one message",
    answer: run,
    handle: async ({ context, caller, param }) =>
      run.parse(await requireOwnRun(context.platform.ledger.db, param("id"), caller)),
  }),
  defineRoute({
    method: "get",
    path: "/api/runs/:id/events",
    summary: "A run's events, live or replayed; ends with [DONE]",
    query: z.object({ after: z.string().optional() }),
    produces: "text/event-stream",
    async handle({ context, caller, param, request }) {
      const after = resumePoint(request);
      const found = await requireOwnRun(context.platform.ledger.db, param("id"), caller);
      return streamRun(context, found.id, after, request.signal);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/runs/:id/stop",
    summary: "Stop a run",
    answer: run,
    status: 202,
    async handle({ context, caller, param }) {
      const found = await requireOwnRun(context.platform.ledger.db, param("id"), caller);
      await context.runs.stop(found.id);
      return run.parse(await getRun(context.platform.ledger.db, found.id));
    },
  }),
];

async function requireOwnRun(db: Transaction, id: string, caller: Caller): Promise<StoredRun> {
  const found = await getRun(db, id);
  if (found !== undefined && (found.requester === caller.user_id || caller.role === "admin")) return found;
  throw new Failure("not-found", `There is no run "${id}"`, {
    hint: "A conversation's messages name their runs.",
  });
}
