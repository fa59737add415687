import { describe, expect, it } from "vitest";
import type { Estimate, Step } from "#domain/plan.ts";
import { elapsedSeconds, planTotals } from "./plan-totals.ts";

const step = (estimate: Estimate, times: { started_at?: string; finished_at?: string } = {}): Step => ({
  id: "step-1",
  tool: "t",
  args: {},
  specialist: "data",
  title: "",
  effect: "writes",
  needs: [],
  estimate,
  approval: "confirm",
  state: "done",
  ...times,
});

describe("planTotals", () => {
  it("adds up time and disk and takes the largest memory, since steps run one after the other", () => {
    const totals = planTotals([
      step({ seconds: 5, memory_mb: 300, disk_mb: 2 }),
      step({ seconds: 60, memory_mb: 1700 }),
    ]);
    expect(totals).toEqual({ seconds: 65, memory_mb: 1700, disk_mb: 2 });
  });

  it("says nothing of what no step estimates", () => {
    expect(planTotals([step({})])).toEqual({});
  });
});

describe("elapsedSeconds", () => {
  it("runs from the first beginning to the last end", () => {
    const first = step({}, { started_at: "2026-01-01T00:00:00Z", finished_at: "2026-01-01T00:00:10Z" });
    const second = step({}, { started_at: "2026-01-01T00:00:10Z", finished_at: "2026-01-01T00:01:30Z" });
    expect(elapsedSeconds([first, second, step({})])).toBe(90);
    expect(elapsedSeconds([step({})])).toBeUndefined();
  });
});
