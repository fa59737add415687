import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { Failure } from "#domain/failure.ts";
import { isReference } from "#domain/reference.ts";
import { defineTool } from "#tools/define-tool.ts";
import { nameOr, namesOr } from "#tools/name-or.ts";
import { resolveHeldModel } from "#tools/naming/resolve-model.ts";
import { resolveSlot } from "#tools/naming/resolve-slot.ts";
import { compareModelsExamples } from "./compare-models.examples.ts";
import { comparisonJob, comparisonOutput } from "./comparison-job.ts";
import { evaluationSeconds } from "./evaluation-seconds.ts";
import { presentSuite } from "./present-suite.ts";

export const compareModels = defineTool({
  name: "compare_models",
  title: "Compare models",
  description:
    "Runs the same suites on two or more models and writes a comparative report: paired differences with intervals, corrected p values, and a verdict for the first model against the baseline. A job.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({
    models: z
      .array(entityId("model", "an address; the first that is not the baseline is the candidate"))
      .min(1)
      .max(5),
    baseline: entityId(
      "model",
      "what the candidate is held against; the second model when left out",
    ).optional(),
    suite: entityId("suite", "the suite that decides"),
    suites: z
      .array(entityId("suite", "a suite"))
      .max(3)
      .default([])
      .describe("further suites, to watch for regressions"),
    slot: entityId(
      "slot",
      "the slot the candidate is meant for: its present holder is compared too",
    ).optional(),
    max_items: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe("only the first so many items of each suite"),
  }),
  output: comparisonOutput,
  phrase: ({ models, baseline, suite, suites }) =>
    `Compare ${namesOr(
      Array.isArray(models) ? models.filter((model) => isReference(model) || model !== baseline) : [],
      "the new model",
      "models",
    )}${baseline === undefined ? "" : ` with ${nameOr(baseline, "the new model")}`} on ${namesOr([suite, ...(Array.isArray(suites) ? suites : [])], "a suite", "a suite")}`,
  summarize: ({ sentence }) => ({ text: sentence }),
  fromSlot: {
    suite: (slot) => slot.profile.suite,
    suites: (slot) => [slot.profile.regression_suite],
    baseline: (slot) => slot.profile.base_model,
    slot: (slot) => slot.slot,
  },
  examples: compareModelsExamples,
  job: comparisonJob,
  estimate: async ({ models, suites, max_items }) => {
    const runs =
      (Array.isArray(models) ? models.length + 1 : 2) * (Array.isArray(suites) ? suites.length + 1 : 1);
    return { seconds: evaluationSeconds(runs * (typeof max_items === "number" ? max_items : 160)) };
  },
  async prepare(input, { platform }) {
    const slot = input.slot === undefined ? undefined : await resolveSlot(platform.ledger.db, input.slot);
    const resolve = (name: string) => resolveHeldModel(platform, name);
    const named = await Promise.all(input.models.map(resolve));
    const baseline = input.baseline === undefined ? undefined : await resolve(input.baseline);
    const [candidate, ...others] = named.filter((address) => address !== baseline);
    const holder = slot?.model === undefined ? undefined : await resolve(slot.model);
    const addresses = [
      ...new Set([candidate, baseline, ...others, holder].filter((address) => address !== undefined)),
    ];
    if (candidate === undefined || addresses.length < 2) {
      throw new Failure("invalid-input", "A comparison needs two different models", {
        hint: "Name a baseline, such as the base model local/smollm2-135m.",
      });
    }
    const suites = await Promise.all(
      [...new Set([input.suite, ...input.suites])].map((name) => presentSuite(platform.ledger.db, name)),
    );
    return {
      models: addresses,
      suites: suites.map((suite) => suite.name),
      ...(input.max_items === undefined ? {} : { max_items: input.max_items }),
    };
  },
});
