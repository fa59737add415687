import { z } from "zod";
import { approval } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import { rosterEntry, rosterSlot } from "#domain/roster.ts";
import { getApproval } from "#backends/ledger/approvals.ts";
import { listSlots, slotAt, slotHistory } from "#backends/ledger/roster.ts";
import { defineRoute, listOf, type RouteCall } from "#server/http/route.ts";
import { writeAsCaller } from "#server/http/writes/write-as-caller.ts";
import { resolveModel } from "#tools/naming/resolve-model.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { evidenceReportFor } from "#tools/roster/evidence-report-for.ts";
import { describeForGates } from "#tools/roster/gates-for.ts";

const reason = z.string().max(1000).optional();

export const rosterRoutes = [
  defineRoute({
    method: "get",
    path: "/api/roster",
    summary: "The factory roster: every slot and what holds it",
    answer: listOf(rosterSlot),
    handle: async ({ context }) => ({ items: await listSlots(context.platform.ledger.db) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/roster/:slot",
    summary: "A slot, its holder and its profile",
    answer: rosterSlot,
    handle: ({ context, param }) => resolveSlot(context.platform.ledger.db, param("slot")),
  }),
  defineRoute({
    method: "get",
    path: "/api/roster/:slot/history",
    summary: "Every change of a slot, newest first",
    answer: listOf(rosterEntry),
    async handle({ context, param }) {
      const db = context.platform.ledger.db;
      const { slot } = await resolveSlot(db, param("slot"));
      return { items: await slotHistory(db, slot) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/roster/:slot/at",
    summary: "What held a slot at a time",
    query: z.object({
      time: z.union([z.iso.datetime({ offset: true }), z.iso.date()], "an ISO 8601 date or time"),
    }),
    answer: z.object({
      slot: z.string(),
      time: z.string(),
      state: z.enum(["empty", "active"]),
      model: z.string().nullable(),
      entry: rosterEntry.nullable(),
    }),
    async handle({ context, param, query }) {
      const db = context.platform.ledger.db;
      const { slot } = await resolveSlot(db, param("slot"));
      const time = new Date(query.time).toISOString();
      const entry = await slotAt(db, slot, time);
      const model = entry?.model ?? null;
      return { slot, time, state: model === null ? "empty" : "active", model, entry: entry ?? null };
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/roster/:slot/promotion-requests",
    summary: "Propose a model for a slot on a report; answers the approval that an admin decides",
    role: "architect",
    body: z.strictObject({
      model: z.string().min(1).max(300),
      report: z.string().max(200).optional(),
      reason,
    }),
    answer: approval,
    status: 201,
    async handle(call) {
      const { platform } = call.context;
      const slot = await resolveSlot(platform.ledger.db, call.param("slot"));
      const model = await resolveModel(platform, call.body.model);
      const report =
        call.body.report ??
        (await evidenceReportFor(platform.ledger.db, await describeForGates(platform, slot, model)))?.report
          .id;
      if (report === undefined) {
        throw new Failure("conflict", `${model.address} has no report on ${slot.profile.suite} yet`, {
          hint: "Compare it with the holder, or with the base, first.",
        });
      }
      const args = { model: model.address, slot: slot.slot, report, ...withReason(call.body.reason) };
      return answerApproval(call, "request_promotion", args);
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/roster/:slot/rollback",
    summary: "Propose to take back a slot's last change; answers the approval that an admin decides",
    role: "architect",
    body: z.strictObject({ reason }),
    answer: approval,
    status: 201,
    async handle(call) {
      const { slot } = await resolveSlot(call.context.platform.ledger.db, call.param("slot"));
      return answerApproval(call, "request_rollback", { slot, ...withReason(call.body.reason) });
    },
  }),
];

function withReason(text: string | undefined): { reason?: string } {
  return text === undefined ? {} : { reason: text };
}

async function answerApproval(
  call: RouteCall<unknown, unknown>,
  tool: string,
  args: Record<string, unknown>,
): Promise<unknown> {
  const { isWaiting, result } = await writeAsCaller(call, tool, args);
  if (isWaiting) return Response.json(result, { status: 202 });
  return getApproval(call.context.platform.ledger.db, String(result["approval_id"]));
}
