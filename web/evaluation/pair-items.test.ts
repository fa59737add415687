import { describe, expect, it } from "vitest";
import type { ItemResult } from "#domain/evaluation.ts";
import type { PairedDifference } from "#domain/report.ts";
import { forestScale } from "./forest-scale.ts";
import { filterPairs, pairItems } from "./pair-items.ts";

const item = (id: string, score: number, task = "category"): ItemResult => ({
  item_id: id,
  task,
  cluster: "c",
  prompt: "p",
  output: "o",
  expected: "e",
  score,
  seconds: 1,
  prompt_tokens: 1,
  completion_tokens: 1,
});

describe("pairItems", () => {
  it("pairs by id whatever the order and leaves out what only one has", () => {
    const pairs = pairItems([item("a", 0), item("b", 1)], [item("b", 1), item("a", 1), item("z", 0)]);
    expect(pairs.map((pair) => [pair.id, pair.baseline.score, pair.candidate.score])).toEqual([
      ["a", 0, 1],
      ["b", 1, 1],
    ]);
  });

  it("filters to where they differ, and to one task", () => {
    const pairs = pairItems(
      [item("a", 0), item("b", 1), item("c", 0, "urgency")],
      [item("a", 1), item("b", 1), item("c", 1, "urgency")],
    );
    expect(filterPairs(pairs, { differOnly: true, task: undefined }).map((pair) => pair.id)).toEqual([
      "a",
      "c",
    ]);
    expect(filterPairs(pairs, { differOnly: true, task: "urgency" }).map((pair) => pair.id)).toEqual(["c"]);
  });
});

describe("forestScale", () => {
  it("holds every interval and zero between its ends", () => {
    const difference = {
      difference: 0.3,
      interval: { low: 0.2, high: 0.4, level: 0.95 },
    } as PairedDifference;
    const { low, high, at, ticks } = forestScale([difference]);
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0.4);
    expect(at(low)).toBe(0);
    expect(at(high)).toBe(1);
    expect(ticks).toContain(0);
  });
});
