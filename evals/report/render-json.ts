import type { Report } from "#domain/report.ts";
import type { ReportItem } from "./report-items.ts";

/** The report as stored, with its items: the canonical rendering, of which the others are views. */
export function renderJson(report: Report, items: readonly ReportItem[]): string {
  return `${JSON.stringify({ ...report, items }, null, 2)}\n`;
}
