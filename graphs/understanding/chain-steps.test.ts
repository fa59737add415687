import { expect, it } from "vitest";
import { chainSteps, readTimeLimit } from "./chain-steps.ts";
import { evaluationWorld } from "./evaluation-world.ts";

const entities = evaluationWorld();

it("compares the new model with its base and proposes it on the report, if it is better", () => {
  const steps = chainSteps(
    [
      {
        id: "step-1",
        tool: "start_training",
        args: { model: "local/smollm2-135m", dataset: "support-knowledge" },
      },
      { id: "step-2", tool: "compare_models", args: { suite: "device-support" } },
      { id: "step-3", tool: "request_promotion", args: {} },
    ],
    "train, compare with the base, and if it wins propose it",
    entities,
  );
  expect(steps[1]?.args).toMatchObject({
    models: [{ $from: "step-1", field: "model" }],
    baseline: "local/smollm2-135m",
  });
  expect(steps[2]).toMatchObject({
    args: {
      model: { $from: "step-1", field: "model" },
      report: { $from: "step-2", field: "report" },
      slot: "device-support",
    },
    when: { from: "step-2", field: "verdict", op: "is", value: "better" },
  });
});

it("starts a training only when the estimate keeps within the time that was said", () => {
  const steps = chainSteps(
    [
      { id: "step-1", tool: "estimate_training", args: {} },
      { id: "step-2", tool: "start_training", args: { dataset: "devices" } },
    ],
    "estimate it and only start if it takes less than half an hour",
    entities,
  );
  expect(steps[1]?.when).toEqual({ from: "step-1", field: "seconds", op: "<=", value: 1800 });
});

it("reads times in four languages", () => {
  expect(
    ["under 20 minutes", "unter einer Stunde", "menos de 2 horas", "不超过半小时"].map(readTimeLimit),
  ).toEqual([1200, 3600, 7200, 1800]);
});

it("looks into the dataset that an import makes, unless another one is named", () => {
  const [, described, listed] = chainSteps(
    [
      { id: "step-1", tool: "import_dataset", args: { upload: "upload-1" } },
      { id: "step-2", tool: "describe_dataset", args: {} },
      { id: "step-3", tool: "find_records", args: { dataset: "devices" } },
    ],
    "import this file, show me its columns, and list the devices",
    entities,
  );
  expect(described?.args).toEqual({ dataset: { $from: "step-1", field: "dataset" } });
  expect(listed?.args).toEqual({ dataset: "devices" });
});
