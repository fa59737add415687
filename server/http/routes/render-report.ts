import type { Report } from "#domain/report.ts";
import { allItems, getEvaluation } from "#backends/ledger/evaluations.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import type { EvaluatedModel } from "#evals/report/evaluated-model.ts";
import { renderCsv } from "#evals/report/render-csv.ts";
import { renderHtml } from "#evals/report/render-html.ts";
import { renderJson } from "#evals/report/render-json.ts";
import { renderMarkdown } from "#evals/report/render-markdown.ts";
import { joinReportItems, type ReportItem } from "#evals/report/report-items.ts";

type Render = (report: Report, items: readonly ReportItem[]) => string;

export const renderings: Record<"json" | "html" | "md" | "csv", { type: string; render: Render }> = {
  json: { type: "application/json", render: renderJson },
  html: { type: "text/html; charset=utf-8", render: renderHtml },
  md: { type: "text/markdown; charset=utf-8", render: renderMarkdown },
  csv: { type: "text/csv; charset=utf-8", render: renderCsv },
};

/** What models wrote stands in it: it may be looked at, and run nothing. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A report with every item, in one of its forms. A table is saved, the others are shown. */
export async function renderReport(
  db: Transaction,
  report: Report,
  form: keyof typeof renderings,
): Promise<Response> {
  const { type, render } = renderings[form];
  const text = render(report, joinReportItems(await evaluatedModels(db, report)));
  return new Response(text, {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "Content-Security-Policy": reportPolicy,
      "Content-Disposition": `${form === "csv" ? "attachment" : "inline"}; filename="${report.id}.${form}"`,
    },
  });
}

async function evaluatedModels(db: Transaction, report: Report): Promise<EvaluatedModel[]> {
  const models: EvaluatedModel[] = [];
  for (const { model, label, evaluation_ids } of report.models) {
    const evaluations = [];
    for (const id of evaluation_ids) {
      const evaluation = await getEvaluation(db, id);
      if (evaluation !== undefined) evaluations.push({ evaluation, items: await allItems(db, id) });
    }
    models.push({ model, label, evaluations });
  }
  return models;
}
