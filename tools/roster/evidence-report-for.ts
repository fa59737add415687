import type { Report } from "#domain/report.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listReports } from "#backends/ledger/reports.ts";
import { hasCompleteEvidence } from "#evals/gates/has-complete-evidence.ts";
import { gateInputFor, type GateSubject } from "./gates-for.ts";

export type EvidenceReport = { report: Report; isComplete: boolean };

/**
 * The newest report on this model that says all that the slot's gates ask, held against what is in the slot now; when there
 * is none, the newest on the slot's suite; null when there is not even that.
 */
export async function evidenceReportFor(
  db: Transaction,
  subject: GateSubject,
): Promise<EvidenceReport | null> {
  const { items } = await listReports(db, { candidate: subject.model.address, limit: 50 });
  const reports = items.filter((report) => report.suites[0] === subject.slot.profile.suite);
  for (const report of reports) {
    if (hasCompleteEvidence(await gateInputFor(db, subject, report))) return { report, isComplete: true };
  }
  const [newest] = reports;
  return newest === undefined ? null : { report: newest, isComplete: false };
}
