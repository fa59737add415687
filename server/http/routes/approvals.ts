import { z } from "zod";
import { approval, approvalDecision, approvalState } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import { getApproval, listApprovals } from "#backends/ledger/approvals.ts";
import { decideApproval } from "#plans/decide-approval.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";

export const approvalRoutes = [
  defineRoute({
    method: "get",
    path: "/api/approvals",
    summary: "The inbox: what waits for a decision, and what was decided",
    query: pageQuery.extend({ state: approvalState.optional(), plan_id: z.string().optional() }),
    answer: listOf(approval),
    handle: ({ context, query: { limit, ...rest } }) =>
      listApprovals(context.platform.ledger.db, { limit, ...presentOnly(rest) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/approvals/:id",
    summary: "An approval with its evidence",
    answer: approval,
    async handle({ context, param }) {
      const found = await getApproval(context.platform.ledger.db, param("id"));
      if (found !== undefined) return found;
      throw new Failure("not-found", `There is no approval "${param("id")}"`, {
        hint: "GET /api/approvals lists them.",
      });
    },
  }),
  defineRoute({
    method: "post",
    path: "/api/approvals/:id/decision",
    summary: "Approve or reject exactly what was shown, once",
    isForPeople: true,
    body: approvalDecision.strict(),
    answer: approval,
    handle: ({ context, caller, param, body }) => decideApproval(context.desk, param("id"), body, caller),
  }),
];
