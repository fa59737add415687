import { z } from "zod";
import { report as reportSchema, reportHeadline } from "#domain/report.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { presentOnly } from "#server/http/present-only.ts";
import { defineRoute, listOf, pageQuery } from "#server/http/route.ts";
import { resolveReport } from "#tools/naming/resolve-report.ts";
import { renderReport, renderings } from "./render-report.ts";

const ending = /^(.*)\.(json|html|md|csv)$/;

export const reportRoutes = [
  defineRoute({
    method: "get",
    path: "/api/reports",
    summary: "Comparative reports, newest first: their verdicts",
    query: pageQuery.extend({ candidate: z.string().optional() }),
    answer: listOf(reportHeadline),
    async handle({ context, query: { limit, ...rest } }) {
      const page = await listReports(context.platform.ledger.db, { limit, ...presentOnly(rest) });
      return { ...page, items: page.items.map((report) => reportHeadline.parse(report)) };
    },
  }),
  defineRoute({
    method: "get",
    path: "/api/reports/:id",
    summary: "A report; with .json, .html, .md or .csv after its id, rendered with every item",
    answer: reportSchema,
    async handle({ context, param }) {
      const db = context.platform.ledger.db;
      const [, id = param("id"), form] = ending.exec(param("id")) ?? [];
      const report = await resolveReport(db, { report: id });
      if (form === undefined) return report;
      return renderReport(db, report, form as keyof typeof renderings);
    },
  }),
];
