import type { Evaluation, ItemResult, Suite } from "#domain/evaluation.ts";
import { createRandom } from "#evals/statistics/random.ts";
import type { EvaluatedModel } from "./evaluated-model.ts";

/** Two suites and seeded answers for tests of reports and gates: what a ledger would hand over. */
export const sampleBase = "local/smollm2-135m";
export const sampleCandidate = "local/smollm2-135m+device-support@3";
export const sampleHolder = "local/smollm2-135m+device-support@2";

const decoding = { max_tokens: 16, temperature: 0, seed: 1 };

function suiteOf(
  name: string,
  title: string,
  tasks: readonly string[],
  items: number,
  clusterSize: number,
): Suite {
  return {
    name,
    title,
    description: `${title}, sample`,
    digest: `sha256:${name}-1`,
    main_metric: tasks[0] ?? "",
    metrics: tasks.map((task) => ({
      name: task,
      title: `${task[0]?.toUpperCase()}${task.slice(1)} accuracy`,
      tasks: [task],
    })),
    items: tasks.flatMap((task) =>
      Array.from({ length: items }, (_, index) => ({
        id: `${task}-${index + 1}`,
        task,
        cluster: `family-${Math.floor(index / clusterSize)}`,
        prompt: `Ticket ${index + 1}: the screen of my ThinkPad T14 stays dark after waking. Which ${task} is it?`,
        check: { kind: "label" as const, expected: index % 2 === 0 ? "Display" : "Battery" },
        decoding,
      })),
    ),
  };
}

export const sampleMainSuite = suiteOf("device-support", "Device support", ["category", "urgency"], 120, 2);
export const sampleRegressionSuite = suiteOf(
  "instruction-following",
  "Instruction following",
  ["constraint"],
  60,
  1,
);
export const sampleSuites = [sampleMainSuite, sampleRegressionSuite];

function answersOf(suite: Suite, share: number, seed: number): ItemResult[] {
  const random = createRandom(seed);
  // Models find mostly the same items hard, as real ones do.
  const difficulty = createRandom(77);
  return suite.items.map((item) => {
    const shared = difficulty.nextIndex(1000);
    const own = random.nextIndex(1000);
    const isRight = (random.nextIndex(10) < 7 ? shared : own) < share * 1000;
    const expected = item.check.kind === "label" ? item.check.expected : "";
    return {
      item_id: item.id,
      task: item.task,
      cluster: item.cluster,
      prompt: item.prompt,
      output: isRight
        ? expected
        : `I am not sure; perhaps "${expected === "Display" ? "Battery" : "Display"}"`,
      expected,
      score: isRight ? 1 : 0,
      seconds: 0.2 + random.nextIndex(100) / 1000,
      prompt_tokens: 40,
      completion_tokens: 6,
    };
  });
}

function evaluationRow(suite: Suite, model: string): Evaluation {
  const provenance = {
    suite: suite.name,
    suite_digest: suite.digest,
    prompts: [`device-support/ticket-${suite.metrics[0]?.name ?? ""}@1`],
    model,
    model_digest: `sha256:${model}`,
    decoding,
    seed: 1,
    versions: { lathe: "0.1.0", node: "24.0.0" },
    machine: { cores: "2", memory_mb: "8192" },
    started_at: "2026-02-02T10:00:00.000Z",
    finished_at: "2026-02-02T10:04:00.000Z",
  };
  return {
    id: `e-${suite.name}-${model.length}`,
    suite: suite.name,
    suite_digest: suite.digest,
    model,
    model_digest: provenance.model_digest,
    state: "complete",
    metrics: [],
    provenance,
    requester: "u-1",
    created_at: provenance.started_at,
    finished_at: provenance.finished_at,
  };
}

/** A model that is right on `main` of the main suite's items and `regression` of the regression suite's, by chance of `seed`. */
export function sampleModel(
  model: string,
  shares: { main: number; regression: number },
  seed: number,
): EvaluatedModel {
  return {
    model,
    label: model.split(/[+/]/).at(-1) ?? model,
    evaluations: sampleSuites.map((suite, index) => ({
      evaluation: evaluationRow(suite, model),
      items: answersOf(suite, index === 0 ? shares.main : shares.regression, seed * 10 + index),
    })),
  };
}
