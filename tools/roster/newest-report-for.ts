import type { Report } from "#domain/report.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listReports } from "#backends/ledger/reports.ts";

/** The newest report in which `model` is the candidate and `suite` decides; null when there is none. */
export async function newestReportFor(db: Transaction, model: string, suite: string): Promise<Report | null> {
  const { items } = await listReports(db, { candidate: model, limit: 50 });
  return items.find((report) => report.suites[0] === suite) ?? null;
}
