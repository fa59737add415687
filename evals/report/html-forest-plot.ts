import type { PairedDifference, Report } from "#domain/report.ts";
import { escapeHtml } from "./escape-html.ts";
import { metricTitle, verdictWords } from "./metric-words.ts";
import { formatNumber, formatP, pointDigits } from "./number-words.ts";
import { shortModelName } from "./short-model-name.ts";

type Axis = { low: number; high: number; ticks: number[] };

/** Differences with their intervals on one axis in points; each row is an SVG of its own, so it fits any width. */
export function forestPlot(report: Report): string {
  const axis = axisFor(report.differences);
  const groups = Map.groupBy(report.differences, ({ baseline, suite }) => `${baseline}\n${suite}`);
  const rows = [...groups.values()].map((differences) => groupRows(report, differences, axis)).join("");
  return `<div class="card forest">${rows}${axisRow(axis)}</div>`;
}

function groupRows(report: Report, differences: readonly PairedDifference[], axis: Axis): string {
  const [first] = differences;
  if (!first) return "";
  const title = `${first.suite} · minus ${shortModelName(first.baseline)}`;
  const rows = differences
    .map((difference) => plotRow(difference, axis, isMain(report, difference)))
    .join("");
  return `<div class="group">${escapeHtml(title)}</div>${rows}`;
}

function isMain(report: Report, { baseline, suite, metric }: PairedDifference): boolean {
  return baseline === report.baseline && suite === report.suites[0] && metric === report.main_metric;
}

function plotRow(difference: PairedDifference, axis: Axis, decides: boolean): string {
  const { interval, verdict } = difference;
  const title = escapeHtml(metricTitle(difference));
  const digits = pointDigits(difference.difference, interval);
  const told = [difference.difference, interval.low, interval.high].map((value) =>
    formatNumber(value * 100, digits),
  );
  const sign = difference.difference > 0 ? "+" : "";
  const items =
    difference.clusters === difference.n
      ? `n = ${difference.n}`
      : `n = ${difference.n} in ${difference.clusters} clusters`;
  const spoken = `${metricTitle(difference)}: ${sign}${told[0]} points, 95 % interval ${told[1]} to ${told[2]}, ${verdictWords[verdict].word}`;
  const [low, high, centre] = [interval.low, interval.high, difference.difference].map((value) =>
    placeOf(value, axis),
  );
  return `<div class="row"><div class="label">${decides ? `<b>${title}</b><small>decides · ${items}</small>` : `${title}<small>${items}</small>`}</div>
<svg class="${verdict}" role="img" aria-label="${escapeHtml(spoken)}">${gridLines(axis)}
<line class="mark" x1="${low}" x2="${high}" y1="50%" y2="50%" stroke-width="2" stroke-linecap="round"/>
${[low, high].map((end) => `<svg x="${end}" y="50%" overflow="visible"><line class="mark" y1="-4" y2="4" stroke-width="2" stroke-linecap="round"/></svg>`).join("")}
<circle class="mark" cx="${centre}" cy="50%" r="${decides ? 6 : 4.5}" stroke="none"/></svg>
<div class="reading">${sign}${told[0]} <span class="mono">[${told[1]}, ${told[2]}]</span><small>${formatP(difference.p_corrected)} · <span class="${verdict}">${verdictWords[verdict].word.toLowerCase()}</span></small></div></div>`;
}

function gridLines(axis: Axis): string {
  return axis.ticks
    .map((tick) => {
      const at = placeOf(tick, axis);
      return `<line class="${tick === 0 ? "zero" : "grid"}" x1="${at}" x2="${at}" y1="0" y2="100%"/>`;
    })
    .join("");
}

function axisRow(axis: Axis): string {
  const labels = axis.ticks
    .map((tick) => {
      const points = Math.round(tick * 100);
      const text = points === 0 ? "0" : `${points > 0 ? "+" : ""}${formatNumber(points, 0)}`;
      return `<text x="${placeOf(tick, axis)}" y="16" text-anchor="middle">${text}</text>`;
    })
    .join("");
  return `<div class="row axis" aria-hidden="true"><span></span><svg>${labels}</svg><span></span></div>`;
}

function placeOf(value: number, { low, high }: Axis): string {
  return `${(((value - low) / (high - low)) * 100).toFixed(2)}%`;
}

/** Round steps that give four to eight ticks, zero among them, with a little room at the ends. */
function axisFor(differences: readonly PairedDifference[]): Axis {
  const values = differences.flatMap(({ interval, difference }) => [interval.low, interval.high, difference]);
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((size) => (most - least) / size <= 7) ?? 0.5;
  const from = Math.floor(least / step + 1e-9);
  const to = Math.max(Math.ceil(most / step - 1e-9), from + 1);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * step);
  const room = (to - from) * step * 0.02;
  return {
    low: from * step - room,
    high: to * step + room,
    ticks: ticks.map((tick) => Number(tick.toFixed(4))),
  };
}
