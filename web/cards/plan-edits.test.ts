import { describe, expect, it } from "vitest";
import type { Plan, Step } from "#domain/plan.ts";
import { countEdits, editArgument, editedSteps, noEdits, removeStep } from "./plan-edits.ts";

const at = "2026-01-01T00:00:00.000Z";
const step = (id: string, args: Record<string, unknown>, needs: string[] = []): Step => ({
  id,
  tool: "start_training",
  args,
  specialist: "tuning",
  title: id,
  effect: "writes",
  needs,
  estimate: {},
  approval: "confirm",
  state: "waiting",
});
const first = step("step-1", { dataset: "devices" });
const second = step("step-2", { dataset: { $from: "step-1", field: "dataset" }, steps: 160, rank: 8 }, [
  "step-1",
]);
const third: Step = {
  ...step("step-3", {}),
  when: { from: "step-2", field: "verdict", op: "is", value: "better" },
};
const plan: Plan = {
  id: "plan-1",
  requester: "u-1",
  text: "",
  revision: 1,
  state: "proposed",
  hash: "",
  understood: "",
  steps: [first, second, third],
  questions: [],
  confidence: 1,
  created_at: at,
  updated_at: at,
};

describe("plan edits", () => {
  it("saves a changed argument and leaves the others, references included", () => {
    const edits = editArgument(noEdits, second, "steps", 80);
    expect(editedSteps(plan, edits)[1]?.args).toEqual({
      dataset: { $from: "step-1", field: "dataset" },
      steps: 80,
      rank: 8,
    });
    expect(countEdits(edits)).toBe(1);
  });

  it("is no edit once the value is set back", () => {
    const edits = editArgument(editArgument(noEdits, second, "steps", 80), second, "steps", 160);
    expect(countEdits(edits)).toBe(0);
  });

  it("leaves out an argument that is left open", () => {
    const edits = editArgument(noEdits, second, "rank", undefined);
    expect(editedSteps(plan, edits)[1]?.args).not.toHaveProperty("rank");
  });

  it("takes out with a step all that needs it or waits on its result", () => {
    const edits = removeStep(noEdits, plan, "step-1");
    expect(editedSteps(plan, edits)).toEqual([]);
    expect(editedSteps(plan, removeStep(noEdits, plan, "step-2")).map((item) => item.id)).toEqual(["step-1"]);
  });

  it("sends what a person may write of a step, and the condition with it", () => {
    expect(Object.keys(editedSteps(plan, noEdits)[2] ?? {})).toEqual(["id", "tool", "args", "when"]);
  });
});
