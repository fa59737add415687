import { z } from "zod";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import type { Platform } from "#tools/platform.ts";

const measurementInput = z.object({ models: z.array(z.string()), runs: z.number(), max_tokens: z.number() });

export const measurement = z.object({
  model: z.string(),
  first_token_s: z.number(),
  prompt_tokens_per_s: z.number(),
  tokens_per_s: z.number(),
  /** The first answer, loading included. */
  cold_s: z.number(),
  runs: z.number(),
  /** Of the weights measured; null where the host does not tell one. */
  digest: z.string().nullable().default(null),
  /** Most resident memory of the process that answered, 2^20 bytes; null where the host does not say. */
  memory_mb: z.number().nullable().default(null),
});
export const measurementOutput = z.object({ measurements: z.array(measurement) });

const prompt =
  "Explain in a few sentences how the battery of a laptop ages, and what its owner can do so that it lasts longer.";

export const measurementJob: JobDefinition<Platform, typeof measurementInput, typeof measurementOutput> = {
  kind: "measurement",
  input: measurementInput,
  output: measurementOutput,
  title: ({ models }) => `Measure the speed of ${models.join(" and ")}`,
  async handle(context, platform) {
    const { models, runs, max_tokens } = context.input;
    const measurements: z.infer<typeof measurement>[] = [];
    const total = models.length * (runs + 1);
    for (const [index, model] of models.entries()) {
      const cold = await timeAnswer(platform, model, `Warm-up. ${prompt}`, max_tokens, context.signal);
      const timings = [];
      for (let run = 0; run < runs; run++) {
        // A prompt that differs from its first word on, so that no cached prefix shortens it.
        timings.push(
          await timeAnswer(platform, model, `Run ${run + 1}. ${prompt}`, max_tokens, context.signal),
        );
        await context.progress({
          done: index * (runs + 1) + run + 2,
          total,
          unit: "answers",
          message: `Timing ${model}`,
        });
      }
      const { digest } = await platform.models.describe(model);
      const memory = [cold, ...timings].flatMap(({ memory_mb }) => memory_mb ?? []);
      measurements.push({
        model,
        ...medians(timings),
        cold_s: cold.total_s,
        runs,
        digest,
        memory_mb: memory.length === 0 ? null : Math.max(...memory),
      });
    }
    return async () => ({ measurements });
  },
};

type Speed = { first_token_s: number; prompt_tokens_per_s: number; tokens_per_s: number };
type Timing = Speed & { total_s: number; memory_mb: number | undefined };

async function timeAnswer(
  platform: Platform,
  model: string,
  content: string,
  maxTokens: number,
  signal: AbortSignal,
): Promise<Timing> {
  const begin = performance.now();
  let first = 0;
  let counts: { promptTokens: number; completionTokens: number; memoryMb?: number } = {
    promptTokens: 0,
    completionTokens: 0,
  };
  for await (const chunk of platform.models.chat({
    model,
    messages: [{ role: "user", content }],
    maxTokens,
    temperature: 0,
    seed: 0,
    signal,
  })) {
    if (chunk.type === "delta" && first === 0) first = performance.now();
    if (chunk.type === "finish") counts = chunk;
  }
  const end = performance.now();
  const firstSeconds = Math.max((first - begin) / 1000, 1e-6);
  return {
    first_token_s: firstSeconds,
    prompt_tokens_per_s: counts.promptTokens / firstSeconds,
    tokens_per_s: Math.max(counts.completionTokens - 1, 0) / Math.max((end - first) / 1000, 1e-6),
    total_s: (end - begin) / 1000,
    memory_mb: counts.memoryMb,
  };
}

function medians(timings: Timing[]): Speed {
  const median = (key: keyof Speed) =>
    timings.map((timing) => timing[key]).sort((left, right) => left - right)[
      Math.floor(timings.length / 2)
    ] ?? 0;
  return {
    first_token_s: median("first_token_s"),
    prompt_tokens_per_s: median("prompt_tokens_per_s"),
    tokens_per_s: median("tokens_per_s"),
  };
}
