import { readFile } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";
import { compareFiles } from "#evals/compare/compare-files.ts";
import { formatComparison } from "#evals/compare/format-comparison.ts";

/** Two files of per-item results from anywhere, with the statistics of a report. Needs no running platform. */
export async function compare(candidate: string, baseline: string, isJson: boolean): Promise<void> {
  const comparison = compareFiles(await load(candidate), await load(baseline));
  console.log(isJson ? JSON.stringify(comparison, undefined, 2) : formatComparison(comparison));
}

async function load(name: string): Promise<{ name: string; text: string }> {
  try {
    return { name, text: await readFile(name, "utf8") };
  } catch (error) {
    throw new Failure("not-found", `${name} cannot be read`, {
      hint: "Give two JSONL files with one {id, score, cluster?} a line.",
      cause: error,
    });
  }
}
