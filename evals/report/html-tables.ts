import type { PairedDifference, Report } from "#domain/report.ts";
import { escapeHtml } from "./escape-html.ts";
import { memoryInWords, metricOf, metricTitle, testWords, verdictWords } from "./metric-words.ts";
import { formatExactP, formatNumber, formatPercent } from "./number-words.ts";
import { shortModelName } from "./short-model-name.ts";

const differenceHeads = [
  "n",
  "Candidate",
  "Baseline",
  "Difference",
  "p corrected",
  "Alone right",
  "Detectable",
];

/** Every comparison of the report with all its figures. */
export function differenceTable(report: Report): string {
  const numbers = differenceHeads.map((title) => `<th scope="col" class="n">${title}</th>`).join("");
  const head = `<th scope="col">Metric</th>${numbers}<th scope="col">Verdict</th>`;
  const groups = Map.groupBy(
    report.differences,
    ({ suite, baseline }) => `${suite}, over ${shortModelName(baseline)}`,
  );
  const rows = [...groups].map(([title, differences]) => {
    const heading = `<tr class="group"><th scope="rowgroup" colspan="${differenceHeads.length + 2}">${escapeHtml(title)}</th></tr>`;
    return heading + differences.map((difference) => differenceRow(report, difference)).join("");
  });
  return scrollingTable("Comparisons", head, rows.join(""));
}

function differenceRow(report: Report, difference: PairedDifference): string {
  const { n, clusters, interval, b, c, verdict } = difference;
  const items = [
    ...(clusters === n ? [] : [`${clusters} clusters`]),
    ...(difference.left_out === undefined ? [] : [`${difference.left_out} left out`]),
  ];
  const alone = b === undefined || c === undefined ? "—" : `${b} / ${c}`;
  const cells = [
    numberCell(String(n), items.join(", ")),
    meanCell(report, difference.candidate, difference),
    meanCell(report, difference.baseline, difference),
    numberCell(signed(difference.difference), rangeOf(interval)),
    numberCell(
      formatExactP(difference.p_corrected),
      `${testWords[difference.test]}, ${formatExactP(difference.p)}`,
    ),
    numberCell(alone),
    numberCell(formatNumber(difference.smallest_detectable * 100, 1)),
  ];
  return `<tr><td class="words">${escapeHtml(metricTitle(difference))}</td>${cells.join("")}
<td class="${verdict}">${verdictWords[verdict].word}</td></tr>`;
}

function meanCell(report: Report, model: string, difference: PairedDifference): string {
  const value = metricOf(report, model, difference);
  return value ? numberCell(formatPercent(value.mean), rangeOf(value.interval)) : numberCell("—");
}

/** What answered: time, tokens and where the items are stored. */
export function modelTable(report: Report): string {
  const rows = report.models.map((model, index) => {
    const role = ["candidate", "baseline"][index] ?? "also compared";
    const digest = report.provenance.find(
      (item) => model.evaluation_ids.length > 0 && item.model === model.model,
    )?.model_digest;
    return `<tr><td>${escapeHtml(model.label)}<small class="mono">${escapeHtml(model.model)}</small></td><td>${role}</td>
${numberCell(`${model.seconds_per_item.toFixed(2)} s`)}${numberCell(model.completion_tokens.toLocaleString("en"))}${numberCell(memoryInWords(model.peak_memory_mb))}
<td class="mono" title="${escapeHtml(digest ?? "")}">${escapeHtml(shortDigest(digest))}</td><td class="mono">${model.evaluation_ids.map(escapeHtml).join("<br>")}</td></tr>`;
  });
  const head = `<th scope="col">Model</th><th scope="col">Part</th><th scope="col" class="n">Time an answer</th><th scope="col" class="n">Tokens written</th><th scope="col" class="n">Most memory</th><th scope="col">Weights</th><th scope="col">Evaluations</th>`;
  return scrollingTable("Models", head, rows.join(""));
}

/** Everything needed to make the evaluations again, one fold an evaluation. */
export function provenanceList(report: Report): string {
  const folds = report.provenance.map((made) => {
    const facts = {
      Model: made.model,
      Weights: made.model_digest,
      Suite: made.suite,
      Items: made.suite_digest,
      Prompts: made.prompts?.join(", ") ?? "—",
      Decoding: factsInWords(made.decoding),
      Seed: String(made.seed),
      Versions: factsInWords(made.versions),
      Machine: factsInWords(made.machine),
      "Most memory": memoryInWords(made.peak_memory_mb),
      Made: `${made.started_at} to ${made.finished_at}`,
    };
    const list = Object.entries(facts).map(
      ([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`,
    );
    const title = `${shortModelName(made.model)} on ${made.suite}`;
    return `<details><summary>${escapeHtml(title)}<span class="count mono">${escapeHtml(shortDigest(made.model_digest))} · ${escapeHtml(shortDigest(made.suite_digest))}</span></summary><dl class="facts mono">${list.join("")}</dl></details>`;
  });
  return `<div class="card">${folds.join("")}</div>`;
}

function factsInWords(values: Record<string, unknown>): string {
  const told = Object.entries(values).map(
    ([key, value]) => `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return told.join(", ");
}

function scrollingTable(label: string, head: string, rows: string): string {
  return `<div class="card scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function numberCell(value: string, small = ""): string {
  return `<td class="n">${escapeHtml(value)}${small === "" ? "" : `<small>${escapeHtml(small)}</small>`}</td>`;
}

function signed(difference: number): string {
  return `${difference > 0 ? "+" : ""}${formatNumber(difference * 100, 1)}`;
}

function rangeOf({ low, high }: { low: number; high: number }): string {
  return `${formatNumber(low * 100, 1)} to ${formatNumber(high * 100, 1)}`;
}

function shortDigest(digest: string | undefined): string {
  return digest === undefined ? "—" : digest.replace(/^sha256:/, "").slice(0, 12);
}
