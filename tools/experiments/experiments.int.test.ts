import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "#domain/role.ts";
import { minute, storeEvaluation, storeTraining } from "#backends/experiments/test-runs.ts";
import { callTools, type ToolCalls } from "#tests/call-tools.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";

const viewer: Caller = { user_id: "ada", name: "Viewer", role: "viewer", kind: "person" };
let opened: TestPlatform;
let calls: ToolCalls;

beforeAll(async () => {
  opened = await openTestPlatform();
  calls = callTools(opened.platform, viewer);
});
afterAll(() => opened[Symbol.asyncDispose]());

type Runs = { run: string }[];
const idsOf = (result: Record<string, unknown>) => (result["runs"] as Runs).map(({ run }) => run);

test("with nothing tracked, each tool says so and how that changes", async () => {
  const none = await calls.read("list_experiments", {});
  expect(calls.show("list_experiments", none).text).toMatch(/Nothing has been tracked yet/);
  expect(calls.show("list_runs", await calls.read("list_runs", {})).text).toBe(
    "No run fits. Trainings and evaluations become runs once they start.",
  );
  await expect(calls.read("read_run", {})).rejects.toMatchObject({
    code: "not-found",
    hint: "Trainings and evaluations become runs once they start.",
  });
  await expect(calls.read("compare_runs", {})).rejects.toMatchObject({ code: "not-found" });
});

test("experiments are listed with their runs", async () => {
  const { ledger } = opened.platform;
  await storeTraining(ledger, { id: "job-7f3a", state: "succeeded", steps: 20, startedAt: 1 });
  await storeTraining(ledger, {
    id: "job-91bc",
    state: "failed",
    steps: 5,
    startedAt: 10,
    base: "ollama/llama3.2:3b",
  });
  await storeTraining(ledger, { id: "job-91ff", state: "running", steps: 12, startedAt: 30 });
  await storeEvaluation(ledger, { id: "evaluation-e1", startedAt: 40, isComplete: true });
  const listed = await calls.read("list_experiments", {});
  expect(listed["experiments"]).toEqual([
    { experiment: "evaluation/device-support", runs: 1, newest: minute(40) },
    { experiment: "training", runs: 3, newest: minute(30) },
  ]);
  expect(calls.show("list_experiments", listed).text).toBe(
    "2 experiments with 4 runs, in the ledger itself.",
  );
});

test("runs are listed newest first, narrowed by what they are about, their model and their state", async () => {
  const ids = async (args: Record<string, unknown>) => idsOf(await calls.read("list_runs", args));
  expect(await ids({})).toEqual(["evaluation-e1", "job-91ff", "job-91bc", "job-7f3a"]);
  expect(await ids({ experiment: "training", limit: 1 })).toEqual(["job-91ff"]);
  expect(await ids({ suite: "device-support" })).toEqual(["evaluation-e1"]);
  expect(await ids({ model: "smollm2-135m" })).toHaveLength(3);
  expect(await ids({ model: "phi-4-mini" })).toEqual([]);
  expect(await ids({ model: "llama-3.2-3b" })).toEqual(["job-91bc"]);
  expect(await ids({ state: "failed" })).toEqual(["job-91bc"]);
  expect(await ids({ rank: 8, state: "finished" })).toEqual(["job-7f3a"]);
  expect(await ids({ rank: 16 })).toEqual([]);
});

test("by a metric the best comes first, and only runs that have it", async () => {
  const byLoss = await calls.read("list_runs", { metric: "loss" });
  expect(idsOf(byLoss)).toEqual(["job-7f3a", "job-91ff", "job-91bc"]);
  expect(calls.show("list_runs", byLoss)).toMatchObject({
    text: "3 runs with loss; the best is Train job-7f3a with 1.1.",
    card: { kind: "table", total: 3 },
  });
  expect(idsOf(await calls.read("list_runs", { metric: "accuracy", threshold: 0.7 }))).toEqual([
    "evaluation-e1",
  ]);
  expect(idsOf(await calls.read("list_runs", { metric: "accuracy", threshold: 0.8 }))).toEqual([]);
  await expect(calls.read("list_runs", { metric: "lss" })).rejects.toMatchObject({
    code: "not-found",
    hint: expect.stringContaining("loss"),
  });
});

test("a training is read by a part of its id, with its curve drawn", async () => {
  const run = await calls.read("read_run", { run: "7f3a" });
  expect(run).toMatchObject({
    run: "job-7f3a",
    state: "finished",
    seconds: 300,
    params: { rank: "8" },
    metrics: { loss: 1.1, tokens_per_s: 180 },
  });
  expect(calls.show("read_run", run)).toMatchObject({
    text: "Train job-7f3a has finished: loss 1.1, tokens_per_s 180.",
    card: { kind: "table", chart: { kind: "line", x: "step", y: "loss" } },
  });
});

test("an evaluation is read with its figures, and a failed training with its reason", async () => {
  const evaluation = await calls.read("read_run", { suite: "device-support" });
  expect(JSON.stringify(calls.show("read_run", evaluation).card)).toContain("category_accuracy");
  const failed = await calls.read("read_run", { run: "91bc" });
  expect(failed).toMatchObject({ state: "failed", tags: { error: "out of memory" } });
});

test("an id that means several or none is answered with what there is", async () => {
  await expect(calls.read("read_run", { run: "91" })).rejects.toMatchObject({
    code: "not-found",
    hint: expect.stringMatching(/Several match: .*job-91ff.*job-91bc/),
  });
  await expect(calls.read("read_run", { run: "xyz" })).rejects.toMatchObject({
    message: 'There is no run "xyz"',
    hint: expect.stringContaining("job-91ff"),
  });
});

test("runs are compared by what differs, with the best of each metric marked", async () => {
  const compared = await calls.read("compare_runs", { runs: ["7f3a", "91bc"] });
  expect(idsOf(compared)).toEqual(["job-7f3a", "job-91bc"]);
  expect(compared["params"]).toEqual([
    { name: "base", values: ["local/smollm2-135m", "ollama/llama3.2:3b"] },
  ]);
  expect(compared["metrics"]).toEqual([
    { name: "loss", values: [1.1, 2.6], best: "job-7f3a" },
    { name: "tokens_per_s", values: [180, 180], best: null },
  ]);
  expect(calls.show("compare_runs", compared).text).toBe(
    "2 runs side by side. They differ in base; the best loss has Train job-7f3a.",
  );
});

test("without ids the newest of what is named are compared, and a lone run with the newest beside it", async () => {
  expect(idsOf(await calls.read("compare_runs", {}))).toEqual(["evaluation-e1", "job-91ff"]);
  expect(idsOf(await calls.read("compare_runs", { experiment: "training", limit: 3 }))).toEqual([
    "job-91ff",
    "job-91bc",
    "job-7f3a",
  ]);
  expect(idsOf(await calls.read("compare_runs", { runs: ["job-7f3a"] }))).toEqual(["job-7f3a", "job-91ff"]);
});
