import type { Report } from "#domain/report.ts";
import type { ReportItem } from "./report-items.ts";

/** Begins what a spreadsheet would run, full-width forms included, also after white space it would drop. */
const formulaStart = /^[\s\u00A0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * One line an item, with each model's score and output, as RFC 4180 asks (line ends CRLF, quotes doubled). Text that a
 * spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection"): read back, it differs from
 * the output by that sign; the JSON has it as it was.
 */
export function renderCsv(report: Report, items: readonly ReportItem[]): string {
  const models = report.models.map(({ model }) => model);
  const head = [
    "suite",
    "task",
    "item_id",
    "cluster",
    "prompt",
    "expected",
    ...models.flatMap((model) => [`${model} score`, `${model} seconds`, `${model} output`]),
  ];
  const rows = items.map((item) => [
    ...[item.suite, item.task, item.item_id, item.cluster, item.prompt, item.expected].map(textCell),
    ...models.flatMap((model) => {
      const answer = item.answers[model];
      return answer ? [String(answer.score), String(answer.seconds), textCell(answer.output)] : ["", "", ""];
    }),
  ]);
  return [head.map(textCell), ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function textCell(text: string): string {
  const guarded = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
