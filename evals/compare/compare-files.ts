import type { PairedDifference } from "#domain/report.ts";
import { comparePaired } from "#evals/statistics/compare-paired.ts";
import { parseResults } from "./parse-results.ts";

export type ResultFile = { name: string; text: string };

/** What `lathe compare` prints with `--json`: a difference as in a report, candidate (first file) minus baseline (second). */
export type FileComparison = Omit<PairedDifference, "metric" | "metric_title" | "suite" | "left_out"> & {
  candidate_mean: number;
  baseline_mean: number;
  /** Ids that only one file has: no part of the figures. */
  left_out: { candidate_only: string[]; baseline_only: string[] };
};

/**
 * Compares two JSONL texts of `{id, score, cluster?}`, paired by id, with the statistics of a report. `b` counts items
 * only the first file got right, `c` those only the second did. Throws `invalid-input` saying file and line.
 */
export function compareFiles(
  candidate: ResultFile,
  baseline: ResultFile,
  options: { seed?: number } = {},
): FileComparison {
  const { leftOut, ...comparison } = comparePaired({
    candidate: parseResults(candidate.text, candidate.name),
    baseline: parseResults(baseline.text, baseline.name),
    names: { candidate: candidate.name, baseline: baseline.name },
    ...options,
  });
  return { candidate: candidate.name, baseline: baseline.name, ...comparison, left_out: leftOut };
}
