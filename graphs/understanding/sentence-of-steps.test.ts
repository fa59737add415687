import { expect, it } from "vitest";
import { allTools } from "#tools/catalogue.ts";
import { sentenceOfSteps } from "./sentence-of-steps.ts";

const trained = { $from: "step-1", field: "model" };

it("says a whole plan in one sentence, with no address twice", () => {
  const sentence = sentenceOfSteps(
    [
      { id: "step-1", tool: "start_training", args: { adapter_name: "device-support" } },
      {
        id: "step-2",
        tool: "compare_models",
        args: { models: [trained], baseline: "local/smollm2-135m" },
      },
      {
        id: "step-3",
        tool: "request_promotion",
        args: { slot: "device-support", model: trained },
        when: { from: "step-2", field: "verdict", op: "is", value: "better" },
      },
    ],
    allTools,
  );
  expect(sentence).toBe(
    "Train an adapter for device support, compare it with the base, and propose it for the device-support slot if it is better.",
  );
});

it("calls models by their names, and a holder by its slot", () => {
  const compare = { id: "step-1", tool: "compare_models" };
  expect(
    sentenceOfSteps(
      [
        {
          ...compare,
          args: {
            models: ["local/smollm2-135m+device-support@3", "roster/device-support"],
            suite: "device-support",
            max_items: 40,
          },
        },
      ],
      allTools,
    ),
  ).toBe("Compare device-support@3 with the holder of device-support on device-support, 40 items.");
});
