import type { PairedDifference, Report, ReportModel, Verdict } from "#domain/report.ts";

export const verdictWords: Record<Verdict, { word: string; icon: string }> = {
  better: { word: "Better", icon: "▲" },
  worse: { word: "Worse", icon: "▼" },
  "not-distinguishable": { word: "Not distinguishable", icon: "◆" },
};

/** Short, for a cell; the method says the rest. */
export const testWords: Record<PairedDifference["test"], string> = {
  "mcnemar-exact": "McNemar",
  "sign-flip": "sign flip",
  "sign-flip-cluster": "sign flip",
};

/** A metric as its suite calls it. */
export function metricTitle(difference: Pick<PairedDifference, "metric" | "metric_title">): string {
  return difference.metric_title ?? difference.metric;
}

/** The stored figure of a model on a metric. */
export function metricOf(
  report: Report,
  model: string,
  difference: PairedDifference,
): ReportModel["metrics"][number] | undefined {
  return report.models
    .find((one) => one.model === model)
    ?.metrics.find(({ suite, metric }) => suite === difference.suite && metric === difference.metric);
}

/** The most memory of a model's process, in words. */
export function memoryInWords(megabytes: number | null | undefined): string {
  return megabytes === null || megabytes === undefined
    ? "not measured"
    : `${Math.round(megabytes).toLocaleString("en")} MB`;
}

/** How far the training examples were compared with the test items, in words. */
export function overlapInWords(overlap: Report["overlap"]): string {
  if (overlap === null) return "not known: the training data of the candidate is not known";
  const checked = `of ${overlap.checked.toLocaleString("en")} training examples`;
  return overlap.near_duplicates === 0
    ? `none ${checked} is a near-duplicate of a test item`
    : `${overlap.near_duplicates.toLocaleString("en")} ${checked} are near-duplicates of test items`;
}

/** How the figures came about, in the words of every rendering. */
export const methodWords = [
  "Both models answered the same items; a difference is the mean of per-item differences, candidate minus baseline.",
  "Intervals of differences: 95 %, percentile bootstrap of the pairs, 10,000 draws, items of one record family drawn together.",
  "Intervals of single models: Wilson where items are independent and scored right or wrong, else the bootstrap by cluster.",
  "p: two-sided; exact McNemar where items are independent and scored right or wrong, else a sign-flip permutation test, by cluster where items share one. p corrected: Holm over all comparisons of this report.",
  "Alone right: items only the candidate / only the baseline got right. Detectable: the smallest true difference, in points, that a comparison of this size finds with 80 % power.",
  "Most memory: resident, of the process that answered, while it did; a process that serves several models at once counts whole. A remote host does not tell it.",
  "Better or worse is said only when the interval excludes zero and corrected p is below .05. Not distinguishable is not the same as equal: smaller differences than the smallest detectable one would usually be missed.",
] as const;
