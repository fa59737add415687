import { Failure } from "#domain/failure.ts";
import type { Report } from "#domain/report.ts";
import { getReport, listReports } from "#backends/ledger/reports.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

type Wanted = { report?: string | undefined; suite?: string | undefined; model?: string | undefined };

/** The report that an id, or a part of one that only it has, means; without an id the newest that fits. */
export async function resolveReport(db: Transaction, wanted: Wanted): Promise<Report> {
  const text = wanted.report;
  const exact = text === undefined ? null : await getReport(db, text);
  if (exact) return exact;
  const { items } = await listReports(db, { limit: 200 });
  const matching = items.filter(
    (report) =>
      (text === undefined || report.id.includes(text)) &&
      (wanted.suite === undefined || report.suites.includes(wanted.suite)) &&
      (wanted.model === undefined || report.models.some((item) => item.model.includes(wanted.model ?? ""))),
  );
  const [first] = matching;
  if (first !== undefined && (text === undefined || matching.length === 1)) return first;
  throw new Failure(
    "not-found",
    text === undefined ? "There is no such report yet" : `There is no report "${text}"`,
    {
      hint:
        items.length === 0
          ? "Compare two models first; the report is written at the end."
          : `The newest are: ${items
              .slice(0, 3)
              .map((report) => report.id)
              .join(", ")}.`,
    },
  );
}
