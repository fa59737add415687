import type { PairedDifference, Report } from "#domain/report.ts";
import { escapeHtml, escapeSentence } from "./escape-html.ts";
import { forestPlot } from "./html-forest-plot.ts";
import { itemList } from "./html-items.ts";
import { htmlStyle } from "./html-style.ts";
import { differenceTable, modelTable, provenanceList } from "./html-tables.ts";
import { methodWords, metricOf, metricTitle, overlapInWords, verdictWords } from "./metric-words.ts";
import { formatNumber, formatPercent } from "./number-words.ts";
import type { ReportItem } from "./report-items.ts";
import { shortModelName } from "./short-model-name.ts";

/** No script, no outside request: whatever a model wrote can only be read. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A report as one static page that needs nothing else, for a browser, an e-mail or paper. */
export function renderHtml(report: Report, items: readonly ReportItem[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.title)}</title><style>${htmlStyle}</style></head><body><main>
<header class="page"><span><b>Lathe</b> · comparative report</span><span><time datetime="${escapeHtml(report.created_at)}">${escapeHtml(dateInWords(report.created_at))}</time> · <span class="mono">${escapeHtml(report.id)}</span></span></header>
${verdictCard(report)}
<h2>Differences <small>candidate minus baseline, points, 95 % intervals</small></h2>${forestPlot(report)}
<h2>Figures</h2>${differenceTable(report)}
<h2>Models</h2>${modelTable(report)}
<p class="note">Overlap of training and test: ${escapeHtml(overlapInWords(report.overlap))}.</p>
<h2>Items <small>${items.length.toLocaleString("en")} items, each with its prompt, expected answer and what was answered</small></h2>${itemList(report, items)}
<h2>Provenance</h2>${provenanceList(report)}
<h2>Method</h2><div class="note"><ul>${methodWords.map((words) => `<li>${escapeHtml(words)}</li>`).join("")}</ul></div>
</main></body></html>
`;
}

function verdictCard(report: Report): string {
  const { word, icon } = verdictWords[report.verdict];
  const [first, ...further] = report.sentence.split(/(?<=[^ ])\. (?=`|On )/);
  const rest = further.length === 0 ? "" : `<p class="further">${escapeSentence(further.join(". "))}</p>`;
  return `<section class="card verdict"><div class="head"><span class="chip ${report.verdict}"><i aria-hidden="true">${icon}</i>${word}</span><h1>${escapeHtml(report.title)}</h1></div>
<p class="sentence">${escapeSentence((first ?? "").replace(/\.$/, ""))}.</p>${rest}${mainFigures(report)}</section>`;
}

function mainFigures(report: Report): string {
  const main = report.differences.find(
    ({ baseline, suite, metric }) =>
      baseline === report.baseline && suite === report.suites[0] && metric === report.main_metric,
  );
  if (!main) return "";
  const figures = [
    meanFigure(report, report.candidate, main),
    meanFigure(report, report.baseline, main),
    figure(
      "Items compared",
      main.n.toLocaleString("en"),
      main.clusters === main.n ? "independent" : `in ${main.clusters} clusters`,
    ),
    figure(
      "Smallest detectable",
      `${formatNumber(main.smallest_detectable * 100, 1)} points`,
      "80 % power, two-sided 5 %",
    ),
  ];
  return `<dl class="figures" aria-label="${escapeHtml(metricTitle(main))}">${figures.join("")}</dl>`;
}

function meanFigure(report: Report, model: string, main: PairedDifference): string {
  const value = metricOf(report, model, main);
  if (!value) return "";
  const ends = [value.interval.low, value.interval.high].map((end) => formatNumber(end * 100, 1));
  return figure(shortModelName(model), formatPercent(value.mean), `${ends.join(" to ")}`);
}

function figure(term: string, value: string, small: string): string {
  return `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}<small>${escapeHtml(small)}</small></dd></div>`;
}

/** `2 February 2026, 11:00 UTC`; what is no date stays as it is. */
function dateInWords(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${words.format(date).replace(" at ", ", ")} UTC`;
}
