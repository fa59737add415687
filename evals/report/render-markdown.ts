import type { PairedDifference, Report } from "#domain/report.ts";
import {
  memoryInWords,
  metricOf,
  metricTitle,
  methodWords,
  overlapInWords,
  testWords,
  verdictWords,
} from "./metric-words.ts";
import { formatExactP, formatNumber, formatPercent } from "./number-words.ts";
import type { ReportItem } from "./report-items.ts";
import { shortModelName } from "./short-model-name.ts";
import { showText } from "./show-text.ts";

/** A report for a wiki or a pull request; of the items, those that candidate and baseline scored differently. */
export function renderMarkdown(report: Report, items: readonly ReportItem[]): string {
  const apart = items.filter(
    ({ answers }) => answers[report.candidate]?.score !== answers[report.baseline]?.score,
  );
  return [
    `# ${escapeMarkdown(report.title)}`,
    `**${verdictWords[report.verdict].word}.** ${escapeMarkdown(report.sentence)}`,
    "## Differences",
    "Candidate minus baseline, in points, with 95 % intervals.",
    differenceTable(report),
    "## Models",
    modelTable(report),
    `Overlap of training and test: ${overlapInWords(report.overlap)}.`,
    "## Method",
    methodWords.map((words) => `- ${words}`).join("\n"),
    "## Provenance",
    provenanceTable(report),
    "## Items scored differently",
    `${apart.length} of ${items.length} items. All of them are in the JSON, HTML and CSV of report ${codeSpan(report.id)}.`,
    ...apart.map((item) => itemSection(report, item)),
    "",
  ].join("\n\n");
}

function differenceTable(report: Report): string {
  const heads = [
    "Metric",
    "Suite",
    "Over",
    "n",
    "Clusters",
    "Candidate",
    "Baseline",
    "Difference",
    "95 % interval",
    "Test",
    "p",
    "p corrected",
    "Detectable",
    "Verdict",
  ];
  return table(
    heads,
    report.differences.map((difference) => differenceRow(report, difference)),
  );
}

function differenceRow(report: Report, difference: PairedDifference): string[] {
  const points = (value: number) => formatNumber(value * 100, 1);
  const mean = (model: string) => {
    const value = metricOf(report, model, difference);
    return value ? formatPercent(value.mean) : "—";
  };
  return [
    ...[metricTitle(difference), difference.suite, shortModelName(difference.baseline)].map(escapeMarkdown),
    String(difference.n),
    String(difference.clusters),
    mean(difference.candidate),
    mean(difference.baseline),
    `${difference.difference > 0 ? "+" : ""}${points(difference.difference)}`,
    `${points(difference.interval.low)} to ${points(difference.interval.high)}`,
    testWords[difference.test],
    formatExactP(difference.p),
    formatExactP(difference.p_corrected),
    points(difference.smallest_detectable),
    verdictWords[difference.verdict].word,
  ];
}

function modelTable(report: Report): string {
  const rows = report.models.map((model) => [
    codeSpan(model.model),
    `${model.seconds_per_item.toFixed(2)} s`,
    model.completion_tokens.toLocaleString("en"),
    memoryInWords(model.peak_memory_mb),
    model.evaluation_ids.map(codeSpan).join(", "),
  ]);
  return table(["Model", "Time an answer", "Tokens written", "Most memory", "Evaluations"], rows);
}

function provenanceTable(report: Report): string {
  const facts = (values: Record<string, unknown>) => codeSpan(JSON.stringify(values));
  const rows = report.provenance.map((made) => [
    ...[made.model, made.model_digest, made.suite, made.suite_digest].map(codeSpan),
    (made.prompts ?? []).map(codeSpan).join(", "),
    facts({ seed: made.seed, ...made.decoding }),
    facts(made.versions),
    facts(made.machine),
    memoryInWords(made.peak_memory_mb),
    ...[made.started_at, made.finished_at].map(escapeMarkdown),
  ]);
  const heads = [
    "Model",
    "Weights",
    "Suite",
    "Items",
    "Prompts",
    "Decoding",
    "Versions",
    "Machine",
    "Memory",
  ];
  return table([...heads, "Started", "Finished"], rows);
}

function itemSection(report: Report, item: ReportItem): string {
  const answers = report.models.flatMap(({ model }) => {
    const answer = item.answers[model];
    return answer
      ? [`${codeSpan(shortModelName(model))}, score ${formatNumber(answer.score, 2)}:`, fenced(answer.output)]
      : [];
  });
  return [
    `### ${codeSpan(`${item.suite} ${item.item_id}`)}`,
    "Prompt:",
    fenced(item.prompt),
    "Expected:",
    fenced(item.expected),
    ...answers,
  ].join("\n\n");
}

function table(heads: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text in which nothing is markup but code between backticks, which names in sentences stand in. */
function escapeMarkdown(text: string): string {
  return showText(text)
    .replaceAll(/[\\*_{}[\]<>|#~&!]/g, "\\$&")
    .replaceAll(/`([^`]*)`/g, (_, inner: string) => codeSpan(inner.replaceAll(/\\(.)/g, "$1")))
    .replaceAll("\n", " ");
}

/** Code that also holds in a table cell. */
function codeSpan(text: string): string {
  const inner = showText(text).replaceAll("\n", " ").replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(inner) + 1);
  const space = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
  return `${fence}${space}${inner}${space}${fence}`;
}

/** A block that no text can close: its fence is longer than any run of backticks within. */
function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${showText(text)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
