import { expect, test } from "vitest";
import type { Step } from "#domain/plan.ts";
import { holds, nextSteps, resolvedArguments } from "./next-steps.ts";

function step(id: string, changes: Partial<Step> = {}): Step {
  return {
    id,
    tool: "compare_models",
    args: {},
    specialist: "evaluation",
    title: id,
    effect: "writes",
    needs: [],
    estimate: {},
    approval: "confirm",
    state: "waiting",
    ...changes,
  };
}

test("steps whose inputs are there are ready, the others wait", () => {
  const next = nextSteps({
    state: "running",
    steps: [step("step-1"), step("step-2", { needs: ["step-1"] }), step("step-3")],
  });
  expect(next.ready).toEqual(["step-1", "step-3"]);
  expect(next.state).toBe("running");
});

test("a false condition skips the step and all that depends on it, and the plan is done", () => {
  const when = { from: "step-1", field: "verdict", op: "is" as const, value: "better" };
  const steps = [
    step("step-1", { state: "done", result: { verdict: "worse" } }),
    step("step-2", { needs: ["step-1"], when }),
    step("step-3", { needs: ["step-2"] }),
  ];
  const next = nextSteps({ state: "running", steps });
  expect(next.steps.map((item) => item.state)).toEqual(["done", "skipped", "skipped"]);
  expect(next.state).toBe("done");
});

test("a failure blocks what depends on it, lets the rest go on, and fails the plan when nothing can", () => {
  const steps = [step("step-1", { state: "failed" }), step("step-2", { needs: ["step-1"] }), step("step-3")];
  const first = nextSteps({ state: "running", steps });
  expect(first.steps[1]?.state).toBe("blocked");
  expect(first.ready).toEqual(["step-3"]);
  expect(first.state).toBe("running");
  expect(
    nextSteps({ state: "running", steps: [...steps.slice(0, 2), step("step-3", { state: "done" })] }).state,
  ).toBe("failed");
});

test("a plan whose step a person cancelled is cancelled, unless another step failed of itself", () => {
  const error = (code: "cancelled" | "unavailable") => ({ code, message: "m" });
  const cancelled = step("step-1", { state: "failed", error: error("cancelled") });
  const steps = [cancelled, step("step-2", { needs: ["step-1"] })];
  const next = nextSteps({ state: "running", steps });
  expect(next.steps[1]?.state).toBe("blocked");
  expect(next.state).toBe("cancelled");
  expect(nextSteps({ state: "running", steps: [...steps, step("step-3")] }).state).toBe("running");
  const broken = step("step-3", { state: "failed", error: error("unavailable") });
  expect(nextSteps({ state: "running", steps: [...steps, broken] }).state).toBe("failed");
});

test("a condition on a result that is missing or of another type never holds", () => {
  expect(holds({ from: "a", field: "b", op: ">", value: 3 }, "4")).toBe(false);
  expect(holds({ from: "a", field: "b", op: "is", value: "better" }, undefined)).toBe(false);
  expect(holds({ from: "a", field: "b", op: "<=", value: 3600 }, 3600)).toBe(true);
});

test("references are replaced by the earlier results, also inside lists", () => {
  const steps = [
    step("step-1", { state: "done", result: { model: "local/a+b@1" } }),
    step("step-2", { args: { models: [{ $from: "step-1", field: "model" }], suite: "x" } }),
  ];
  expect(resolvedArguments(steps[1] as Step, steps)).toEqual({ models: ["local/a+b@1"], suite: "x" });
});
