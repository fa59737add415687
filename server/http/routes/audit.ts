import { z } from "zod";
import { auditEntry } from "#domain/audit.ts";
import { listAudit, verifyAudit } from "#backends/ledger/audit.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";

export const auditRoutes = [
  defineRoute({
    method: "get",
    path: "/api/audit",
    summary: "The audit chain, newest first",
    role: "admin",
    query: pageQuery,
    answer: listOf(auditEntry),
    handle: ({ context, query: { limit, cursor } }) =>
      listAudit(context.platform.ledger.db, { limit, ...presentOnly({ cursor }) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/audit/verify",
    summary: "Check every link of the audit chain",
    role: "admin",
    answer: z.object({
      entries: z.number(),
      ok: z.boolean(),
      broken_at: z.number().optional(),
      head: z.string(),
    }),
    handle: ({ context }) => verifyAudit(context.platform.ledger.db),
  }),
];
