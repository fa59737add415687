import { afterAll, beforeAll, expect, test } from "vitest";
import { listSlots } from "#backends/ledger/roster.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { completeSteps } from "./complete-steps.ts";
import type { StepContext } from "./step-context.ts";

let opened: TestPlatform;
let context: StepContext;

beforeAll(async () => {
  opened = await openTestPlatform({ withData: true });
  const { desk } = opened;
  context = {
    platform: desk.platform,
    tools: desk.tools,
    specialistOf: desk.specialistOf,
    slots: await listSlots(desk.platform.ledger.db),
  };
});
afterAll(() => opened[Symbol.asyncDispose]());

test("the headline request needs no argument but its slot: the profile completes every step", async () => {
  const when = { from: "step-2", field: "verdict", op: "is" as const, value: "better" };
  const completed = await completeSteps(
    [
      { id: "step-1", tool: "start_training", args: {} },
      { id: "step-2", tool: "compare_models", args: {} },
      { id: "step-3", tool: "request_promotion", args: { slot: "device-support" }, when },
    ],
    context,
  );
  expect(completed.missing).toEqual([]);
  expect(completed.steps.map((step) => step.tool)).toEqual([
    "build_training_set",
    "start_training",
    "compare_models",
    "request_promotion",
  ]);
  expect(completed.steps[1]?.args["dataset"]).toEqual({ $from: "step-1", field: "training_set" });
  expect(completed.steps[2]?.args).toMatchObject({
    models: [{ $from: "step-2", field: "model" }],
    baseline: "local/smollm2-135m",
    suite: "device-support",
    suites: ["instruction-following"],
  });
  expect(completed.steps[3]).toMatchObject({
    args: { model: { $from: "step-2", field: "model" }, report: { $from: "step-3", field: "report" } },
    when: { from: "step-3" },
  });
  expect(completed.assumed["step-2.learning_rate"]).toContain("device-support");
});

test("a training on records gets its training set built first", async () => {
  const completed = await completeSteps(
    [{ id: "step-1", tool: "start_training", args: { dataset: "support-knowledge", steps: 10 } }],
    context,
  );
  expect(completed.steps.map((step) => step.tool)).toEqual(["build_training_set", "start_training"]);
  expect(completed.steps[0]?.args["dataset"]).toBe("support-knowledge");
});

test("what neither the request nor a profile gives is missing, not guessed", async () => {
  const completed = await completeSteps([{ id: "step-1", tool: "request_promotion", args: {} }], context);
  expect(completed.missing.map((item) => item.argument)).toEqual(["model", "slot", "report"]);
});

test("a promotion of a named model gets the comparison it rests on", async () => {
  const completed = await completeSteps(
    [
      {
        id: "step-1",
        tool: "request_promotion",
        args: { model: "local/smollm2-135m+device-support@1", slot: "device-support" },
      },
    ],
    context,
  );
  expect(completed.steps.map((step) => step.tool)).toEqual(["compare_models", "request_promotion"]);
  expect(completed.steps[0]?.args["models"]).toEqual(["local/smollm2-135m+device-support@1"]);
});
