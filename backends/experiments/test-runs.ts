import type { Evaluation } from "#domain/evaluation.ts";
import type { JobState } from "#domain/job.ts";
import { completeEvaluation, insertEvaluation } from "#backends/ledger/evaluations.ts";
import { markChanged } from "#backends/ledger/changes.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";

/** ISO time of so many minutes after a fixed start. */
export function minute(count: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();
}

/** A training as a worker leaves it in the ledger. */
export async function storeTraining(
  ledger: Ledger,
  training: {
    id: string;
    state: JobState;
    steps: number;
    startedAt: number | null;
    kind?: string;
    base?: string;
  },
): Promise<void> {
  const { id, state, steps, startedAt, kind = "training", base = "local/smollm2-135m" } = training;
  const isOver = !["queued", "running"].includes(state);
  await ledger.transaction(async (transaction) => {
    await transaction.insert(jobs).values({
      id,
      kind,
      title: `Train ${id}`,
      state,
      input: { base, rank: 8, learning_rate: 0.002, data: { split: "train" } },
      progress: { done: steps, total: steps, unit: "steps", message: "" },
      metrics: Array.from({ length: steps }, (_, index) => ({
        seconds: index * 2,
        step: index + 1,
        loss: 3 - index / 10,
        tokens_per_s: 180,
      })),
      ...(state === "failed" ? { error: { code: "unavailable", message: "out of memory" } } : {}),
      requester: "ada",
      trace_id: `trace-${id}`,
      created_at: minute(0),
      started_at: startedAt === null ? null : minute(startedAt),
      finished_at: isOver ? minute((startedAt ?? 0) + 5) : null,
    });
    await markChanged(transaction, "runs", [id], minute(0));
  });
}

/** An evaluation of the suite `device-support` as its job leaves it. */
export async function storeEvaluation(
  ledger: Ledger,
  { id, startedAt, isComplete }: { id: string; startedAt: number; isComplete: boolean },
): Promise<void> {
  const evaluation: Evaluation = {
    id,
    suite: "device-support",
    suite_digest: "digest-of-suite",
    model: "local/smollm2-135m",
    model_digest: "digest-of-model",
    state: "running",
    metrics: [],
    requester: "ada",
    created_at: minute(startedAt),
  };
  await ledger.transaction(async (transaction) => {
    await insertEvaluation(transaction, evaluation);
    if (!isComplete) return;
    await completeEvaluation(transaction, id, {
      metrics: [
        {
          metric: "category_accuracy",
          mean: 0.75,
          n: 200,
          clusters: 40,
          interval: { low: 0.68, high: 0.81, level: 0.95 },
        },
      ],
      provenance: {
        suite: evaluation.suite,
        suite_digest: evaluation.suite_digest,
        model: evaluation.model,
        model_digest: evaluation.model_digest,
        decoding: { temperature: 0 },
        seed: 0,
        versions: { lathe: "test" },
        machine: { cores: "2" },
        started_at: minute(startedAt),
        finished_at: minute(startedAt + 3),
      },
      at: minute(startedAt + 3),
    });
  });
}
