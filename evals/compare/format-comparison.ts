import type { PairedDifference } from "#domain/report.ts";
import { formatExactP, formatNumber, formatPercent, formatPoints } from "#evals/report/number-words.ts";
import { compareInWords } from "#evals/report/report-sentence.ts";
import type { FileComparison } from "./compare-files.ts";

export const testNames: Record<PairedDifference["test"], string> = {
  "mcnemar-exact": "exact McNemar, two-sided",
  "sign-flip": "sign flip by item, two-sided",
  "sign-flip-cluster": "sign flip by cluster, two-sided",
};

/** How many ids of a side are named before the rest is counted. */
const namedIds = 3;

/** A comparison for a terminal: the verdict in words, then the figures. */
export function formatComparison(comparison: FileComparison): string {
  const { candidate, baseline, interval, n, clusters } = comparison;
  const low = formatNumber(interval.low * 100, 1);
  const high = formatNumber(interval.high * 100, 1);
  const rows: [string, string][] = [
    [candidate, formatPercent(comparison.candidate_mean)],
    [baseline, formatPercent(comparison.baseline_mean)],
    ["difference", `${formatPoints(comparison.difference, 1)}, 95 % interval ${low} to ${high}`],
    ["items", clusters === n ? `${n}` : `${n} in ${clusters} ${clusters === 1 ? "cluster" : "clusters"}`],
    ...countRows(comparison),
    ["test", `${testNames[comparison.test]}, p = ${formatExactP(comparison.p)}`],
    ["detectable", `${formatPoints(comparison.smallest_detectable, 1)} with 80 % power`],
    ...leftOutRows(comparison),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const sentence = compareInWords(candidate, baseline, { ...comparison, metricTitle: "score" });
  return [`${sentence}.`, "", ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)].join(
    "\n",
  );
}

function countRows({ candidate, baseline, b, c }: FileComparison): [string, string][] {
  if (b === undefined || c === undefined) return [];
  return [["right alone", `${b} by ${candidate}, ${c} by ${baseline}`]];
}

function leftOutRows({ candidate, baseline, left_out }: FileComparison): [string, string][] {
  const sides: [string, string[]][] = [
    [candidate, left_out.candidate_only],
    [baseline, left_out.baseline_only],
  ];
  return sides
    .filter(([, ids]) => ids.length > 0)
    .map(([name, ids]) => {
      const more = ids.length > namedIds ? `, and ${ids.length - namedIds} more` : "";
      return ["left out", `${ids.length} only in ${name}: ${ids.slice(0, namedIds).join(", ")}${more}`];
    });
}
