import { beforeAll, expect, test } from "vitest";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { ExperimentStore } from "./experiment-store.ts";
import { minute, storeEvaluation, storeTraining } from "./test-runs.ts";

/** `settle` returns once the store has what the ledger has. */
export type ExperimentStoreBed = { ledger: Ledger; store: ExperimentStore; settle(): Promise<void> };

/** What every experiment store tells of the trainings and evaluations in a ledger that was empty before. */
export function testExperimentStore(bed: () => ExperimentStoreBed): void {
  beforeAll(async () => {
    const { ledger, settle } = bed();
    await storeTraining(ledger, { id: "job-done", state: "succeeded", steps: 12, startedAt: 1 });
    await storeTraining(ledger, { id: "job-failed", state: "failed", steps: 0, startedAt: 10 });
    await storeTraining(ledger, { id: "job-going", state: "running", steps: 3, startedAt: 30 });
    await storeTraining(ledger, { id: "job-stopped", state: "cancelled", steps: 1, startedAt: 20 });
    await storeTraining(ledger, { id: "job-waiting", state: "queued", steps: 0, startedAt: null });
    await storeTraining(ledger, {
      id: "job-other",
      state: "succeeded",
      steps: 2,
      startedAt: 2,
      kind: "generation",
    });
    await storeEvaluation(ledger, { id: "evaluation-done", startedAt: 15, isComplete: true });
    await storeEvaluation(ledger, { id: "evaluation-going", startedAt: 40, isComplete: false });
    await settle();
  });

  test("experiments are named with their number of runs and the start of the newest", async () => {
    expect(await bed().store.listExperiments()).toEqual([
      { name: "evaluation/device-support", runs: 2, newest: minute(40) },
      { name: "training", runs: 4, newest: minute(30) },
    ]);
  });

  test("runs are listed newest first, of all experiments or of one, up to a number", async () => {
    const ids = async (query: { experiment?: string; limit: number }) =>
      (await bed().store.listRuns(query)).map((run) => run.id);
    expect(await ids({ limit: 4 })).toEqual([
      "evaluation-going",
      "job-going",
      "job-stopped",
      "evaluation-done",
    ]);
    expect(await ids({ experiment: "training", limit: 10 })).toEqual([
      "job-going",
      "job-stopped",
      "job-failed",
      "job-done",
    ]);
    expect(await ids({ experiment: "evaluation/device-support", limit: 1 })).toEqual(["evaluation-going"]);
    expect(await ids({ experiment: "evaluation/absent", limit: 10 })).toEqual([]);
  });

  test("a run in a list has the last value of each metric", async () => {
    const [going] = await bed().store.listRuns({ experiment: "training", limit: 1 });
    expect(going).toMatchObject({ name: "Train job-going", state: "running", finished_at: null });
    expect(going?.metrics).toEqual({ loss: 2.8, tokens_per_s: 180 });
    expect(going).not.toHaveProperty("points");
  });

  test("a training is read with its arguments, every point at its time, and its end", async () => {
    const run = await bed().store.readRun("job-done");
    expect(run).toMatchObject({
      experiment: "training",
      name: "Train job-done",
      state: "finished",
      params: { base: "local/smollm2-135m", rank: "8", learning_rate: "0.002", "data.split": "train" },
      tags: { requester: "ada", trace_id: "trace-job-done" },
      started_at: minute(1),
      finished_at: minute(6),
    });
    expect(run?.points).toHaveLength(24);
    const secondsLater = new Date(Date.parse(minute(1)) + 2000).toISOString();
    expect(run?.points.slice(0, 3)).toEqual([
      { name: "loss", step: 1, value: 3, at: minute(1) },
      { name: "tokens_per_s", step: 1, value: 180, at: minute(1) },
      { name: "loss", step: 2, value: 2.9, at: secondsLater },
    ]);
  });

  test("an evaluation is read with its metrics, their intervals and how it was made", async () => {
    const run = await bed().store.readRun("evaluation-done");
    expect(run).toMatchObject({
      experiment: "evaluation/device-support",
      name: "local/smollm2-135m on device-support",
      state: "finished",
      params: { model: "local/smollm2-135m", suite_digest: "digest-of-suite" },
      tags: { "versions.lathe": "test", "machine.cores": "2", "decoding.temperature": "0" },
    });
    const values = run?.points.map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(values ?? [])).toEqual({
      category_accuracy: 0.75,
      "category_accuracy.low": 0.68,
      "category_accuracy.high": 0.81,
      "category_accuracy.n": 200,
    });
  });

  test("a failed run says why, a stopped one that it was stopped, and one that goes on has no end", async () => {
    const { store } = bed();
    expect(await store.readRun("job-failed")).toMatchObject({
      state: "failed",
      points: [],
      tags: { error: "out of memory" },
    });
    expect(await store.readRun("job-stopped")).toMatchObject({
      state: "cancelled",
      finished_at: minute(25),
    });
    expect(await store.readRun("evaluation-going")).toMatchObject({ state: "running", finished_at: null });
  });

  test("what was never begun, is no experiment or does not exist is no run", async () => {
    for (const id of ["job-waiting", "job-other", "job-absent", 'it\'s "none"'])
      expect(await bed().store.readRun(id), id).toBeUndefined();
  });
}
