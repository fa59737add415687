import { and, eq } from "drizzle-orm";
import type { Report } from "#domain/report.ts";
import type { Transaction } from "./ledger.ts";
import { afterCursor, newestFirst, positionOf } from "./newest-first.ts";
import { toPage, type Page } from "./page-cursor.ts";
import { reports } from "./schema/tables.ts";

export async function insertReport(
  transaction: Transaction,
  report: Report,
  requester: string,
): Promise<void> {
  await transaction.insert(reports).values({
    id: report.id,
    candidate: report.candidate,
    baseline: report.baseline,
    verdict: report.verdict,
    body: report,
    requester,
    created_at: report.created_at,
  });
}

export async function getReport(db: Transaction, id: string): Promise<Report | undefined> {
  const [row] = await db.select({ body: reports.body }).from(reports).where(eq(reports.id, id));
  return row?.body;
}

/** Newest first. */
export async function listReports(
  db: Transaction,
  options: { candidate?: string; limit: number; cursor?: string },
): Promise<Page<Report>> {
  const rows = await db
    .select()
    .from(reports)
    .where(
      and(
        options.candidate === undefined ? undefined : eq(reports.candidate, options.candidate),
        afterCursor(reports, options.cursor),
      ),
    )
    .orderBy(...newestFirst(reports))
    .limit(options.limit + 1);
  return toPage(rows, options.limit, (row) => row.body, positionOf);
}
