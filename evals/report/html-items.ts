import type { Report } from "#domain/report.ts";
import { escapeHtml } from "./escape-html.ts";
import { formatNumber } from "./number-words.ts";
import type { ReportItem } from "./report-items.ts";
import { shortModelName } from "./short-model-name.ts";

type Group = { title: string; belongs(difference: number | undefined): boolean };

const groups: readonly Group[] = [
  { title: "Candidate scored higher", belongs: (difference) => difference !== undefined && difference > 0 },
  { title: "Baseline scored higher", belongs: (difference) => difference !== undefined && difference < 0 },
  { title: "Same score", belongs: (difference) => difference === 0 },
  { title: "Answered by one only", belongs: (difference) => difference === undefined },
];

/** Every item with what was asked, expected and answered, grouped by who did better. */
export function itemList(report: Report, items: readonly ReportItem[]): string {
  const suites = [...Map.groupBy(items, ({ suite }) => suite)];
  return suites
    .map(([suite, own]) => {
      const sections = groups.map((group) => groupSection(report, group, own)).join("");
      return `<h3>${escapeHtml(suite)}</h3><div class="card">${sections}</div>`;
    })
    .join("");
}

function groupSection(report: Report, { title, belongs }: Group, items: readonly ReportItem[]): string {
  const own = items.filter((item) => belongs(differenceOf(report, item)));
  if (own.length === 0) return "";
  const list = own.map((item) => itemDetails(report, item)).join("");
  return `<details><summary>${title}<span class="count">${own.length} ${own.length === 1 ? "item" : "items"}</span></summary>${list}</details>`;
}

function differenceOf({ candidate, baseline }: Report, { answers }: ReportItem): number | undefined {
  const [mine, theirs] = [answers[candidate], answers[baseline]];
  return mine && theirs ? mine.score - theirs.score : undefined;
}

function itemDetails(report: Report, item: ReportItem): string {
  const answered = report.models.flatMap(({ model }) => {
    const answer = item.answers[model];
    return answer ? [{ model, ...answer }] : [];
  });
  const marks = answered
    .map(({ model, score }) => `<span>${escapeHtml(shortModelName(model))} ${scoreMark(score)}</span>`)
    .join("");
  const answers = answered
    .map(({ model, output, score }) => {
      const name = `<h4><span>${escapeHtml(shortModelName(model))}</span><span>${scoreMark(score)}</span></h4>`;
      return `<div>${name}${textBlock(output, model === report.candidate ? "candidate" : "")}</div>`;
    })
    .join("");
  return `<details class="item"><summary><span class="id mono">${escapeHtml(item.item_id)}</span><span class="marks">${marks}</span></summary><div class="body">
<div><h4><span>Prompt</span><span>${escapeHtml(item.task)} · cluster ${escapeHtml(item.cluster)}</span></h4>${textBlock(item.prompt, "")}</div>
<div><h4>Expected</h4>${textBlock(item.expected, "")}</div><div class="answers">${answers}</div></div></details>`;
}

function textBlock(text: string, className: string): string {
  if (text === "") return `<pre class="empty">empty answer</pre>`;
  // A line end right after the tag would be dropped by the browser.
  return `<pre${className === "" ? "" : ` class="${className}"`}>\n${escapeHtml(text)}</pre>`;
}

function scoreMark(score: number): string {
  if (score === 1) return `<span class="better" title="score 1">✓</span>`;
  if (score === 0) return `<span class="worse" title="score 0">✗</span>`;
  return `<span class="not-distinguishable" title="score ${score}">${formatNumber(score, 2)}</span>`;
}
