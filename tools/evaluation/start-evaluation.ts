import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr } from "#tools/name-or.ts";
import { resolveReadyModel } from "#tools/naming/resolve-model.ts";
import { describeMetrics, evaluationJob, evaluationOutput } from "./evaluation-job.ts";
import { evaluationSeconds } from "./evaluation-seconds.ts";
import { presentSuite } from "./present-suite.ts";
import { startEvaluationExamples } from "./start-evaluation.examples.ts";

export const startEvaluation = defineTool({
  name: "start_evaluation",
  title: "Evaluate a model",
  description:
    "Runs one evaluation suite on one model address, item by item, and stores every answer and score. A job; its result has each metric with its interval. To say which of two models is better, use compare_models.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({
    model: entityId(
      "model",
      "an address such as local/smollm2-135m+device-support@1 or roster/device-support",
    ),
    suite: entityId("suite", "the suite, by name"),
    max_items: z.number().int().min(1).max(10_000).optional().describe("only the first so many items"),
  }),
  output: evaluationOutput,
  phrase: ({ model, suite, max_items }) =>
    `Evaluate ${nameOr(model, "a model")} on ${nameOr(suite, "a suite")}${max_items === undefined ? "" : `, ${nameOr(max_items, "so many")} items`}`,
  summarize: (output) => ({ text: describeMetrics(output) }),
  fromSlot: { suite: (slot) => slot.profile.suite },
  examples: startEvaluationExamples,
  job: evaluationJob,
  estimate: async ({ max_items }) => ({
    seconds: evaluationSeconds(typeof max_items === "number" ? max_items : 260),
  }),
  async prepare(input, { platform }) {
    const model = await resolveReadyModel(platform, input.model);
    const suite = await presentSuite(platform.ledger.db, input.suite);
    return {
      model: model.address,
      suite: suite.name,
      ...(input.max_items === undefined ? {} : { max_items: input.max_items }),
    };
  },
});
