import { z } from "zod";
import { entityId } from "#domain/entity.ts";
import { defineTool } from "#tools/define-tool.ts";
import { namesOr } from "#tools/name-or.ts";
import { resolveReadyModel } from "#tools/naming/resolve-model.ts";
import { measureModelExamples } from "./measure-model.examples.ts";
import { measurementJob, measurementOutput } from "./measurement-job.ts";

export const measureModel = defineTool({
  name: "measure_model",
  title: "Measure a model's speed and memory",
  description:
    "Measures on this machine: seconds to the first token, prompt and generated tokens a second, over several runs, and the most memory its process took. The result counts as evidence for a slot's memory limit. A job; takes under a minute for a small model.",
  effect: "writes",
  role: "evaluator",
  input: z.strictObject({
    models: z.array(entityId("model", "an address, or a catalogue name")).min(1).max(4),
    runs: z.number().int().min(1).max(20).default(5),
    max_tokens: z.number().int().min(8).max(256).default(64),
  }),
  output: measurementOutput,
  phrase: ({ models }) => `Measure the speed of ${namesOr(models, "the new model", "a model")}`,
  summarize: ({ measurements }) => ({
    text: measurements
      .map(
        (item) =>
          `${item.model}: ${item.tokens_per_s.toFixed(1)} tokens a second, first token after ${Math.round(item.first_token_s * 1000)} ms (median of ${item.runs}), ${item.memory_mb === null ? "memory not told by its host" : `${Math.round(item.memory_mb)} MB of memory at most`}`,
      )
      .join("; "),
    card: {
      kind: "table",
      title: "Speed on this machine",
      columns: [
        { key: "model", label: "Model" },
        { key: "first_token_s", label: "First token (s)", numeric: true },
        { key: "prompt_tokens_per_s", label: "Prompt tokens/s", numeric: true },
        { key: "tokens_per_s", label: "Generated tokens/s", numeric: true },
        { key: "cold_s", label: "First answer, cold (s)", numeric: true },
        { key: "memory_mb", label: "Most memory (MB)", numeric: true },
        { key: "runs", label: "Runs", numeric: true },
      ],
      rows: measurements.map(({ digest: _digest, ...row }) => row),
    },
  }),
  examples: measureModelExamples,
  job: measurementJob,
  estimate: async ({ models }) => ({ seconds: 25 * (Array.isArray(models) ? models.length : 1) }),
  async prepare(input, { platform }) {
    const models = await Promise.all(input.models.map((name) => resolveReadyModel(platform, name)));
    return { models: models.map((model) => model.address), runs: input.runs, max_tokens: input.max_tokens };
  },
});
