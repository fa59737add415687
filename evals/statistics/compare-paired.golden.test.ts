import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparePaired } from "./compare-paired.ts";
import { meanInterval } from "./mean-interval.ts";
import type { ScoredItem } from "./scored-item.ts";

const file = "../shared/evals/model_outputs/ifeval_en_strict_17models.jsonl";
const why = existsSync(file) ? "" : " (skipped: no evaluation data)";

function scoresOf(model: string): ScoredItem[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const row = JSON.parse(line) as { prompt: string; results: Record<string, { ok: boolean }> };
    const result = row.results[model];
    if (!result) throw new Error(`no results of ${model}`);
    return { id: row.prompt, score: result.ok ? 1 : 0 };
  });
}

const qwen3 = "Qwen__Qwen2.5-3B-Instruct-GPTQ-Int4";
const goldenDifferences = [
  {
    other: "Qwen__Qwen2.5-1.5B-Instruct-GPTQ-Int4",
    difference: 0.2015,
    low: 0.153,
    high: 0.25,
    b: 153,
    c: 44,
    p: "2.6e-15",
  },
  {
    other: "mistralai__Mistral-7B-Instruct-v0.3",
    difference: 0.1017,
    low: 0.054,
    high: 0.15,
    b: 126,
    c: 71,
    p: "1.1e-4",
  },
  {
    other: "Qwen__Qwen2.5-7B-Instruct-GPTQ-Int4",
    difference: -0.1571,
    low: -0.198,
    high: -0.118,
    b: 27,
    c: 112,
    p: "1.7e-13",
  },
];
const goldenMeans = [
  ["Qwen__Qwen2.5-0.5B-Instruct-GPTQ-Int4", 0.238],
  ["Qwen__Qwen2.5-1.5B-Instruct-GPTQ-Int4", 0.372],
  [qwen3, 0.573],
  ["Qwen__Qwen2.5-7B-Instruct-GPTQ-Int4", 0.73],
  ["Qwen__Qwen2.5-14B-Instruct-GPTQ-Int4", 0.784],
  ["Qwen__Qwen2.5-32B-Instruct-GPTQ-Int4", 0.791],
  ["mistralai__Mistral-7B-Instruct-v0.3", 0.471],
  ["gpt-4o-mini-2024-07-18", 0.804],
  ["gpt-4o-2024-08-06", 0.841],
] as const;

describe.skipIf(why !== "")(`published outputs of 17 models on 541 items${why}`, () => {
  it.each(goldenDifferences)("gives the golden figures for Qwen2.5-3B minus $other", (golden) => {
    const result = comparePaired({ candidate: scoresOf(qwen3), baseline: scoresOf(golden.other) });
    expect(result.n).toBe(541);
    expect(result.test).toBe("mcnemar-exact");
    expect([result.b, result.c]).toEqual([golden.b, golden.c]);
    expect(result.difference).toBeCloseTo(golden.difference, 4);
    expect(result.p.toExponential(1)).toBe(golden.p);
    expect(Math.abs(result.interval.low - golden.low)).toBeLessThan(0.005);
    expect(Math.abs(result.interval.high - golden.high)).toBeLessThan(0.005);
    expect(result.verdict).toBe(golden.difference > 0 ? "better" : "worse");
  });

  it.each(goldenMeans)("gives the golden accuracy of %s", (model, accuracy) => {
    const result = meanInterval(scoresOf(model), model);
    expect(result.mean.toFixed(3)).toBe(accuracy.toFixed(3));
    expect(result.interval.low).toBeLessThan(accuracy);
    expect(result.interval.high).toBeGreaterThan(accuracy);
  });

  it("gives interval ends within .005 of the golden ones whatever the seed", () => {
    const golden = goldenDifferences[0];
    if (!golden) throw new Error("no golden figures");
    const [candidate, baseline] = [scoresOf(qwen3), scoresOf(golden.other)];
    for (const seed of [1, 2, 3, 4, 5]) {
      const { interval } = comparePaired({ candidate, baseline, seed });
      expect(Math.abs(interval.low - golden.low)).toBeLessThan(0.005);
      expect(Math.abs(interval.high - golden.high)).toBeLessThan(0.005);
    }
  });
});
