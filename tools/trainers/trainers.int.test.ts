import { afterAll, beforeAll, expect, test } from "vitest";
import type { Job } from "#domain/job.ts";
import { getJob } from "#backends/jobs/job-rows.ts";
import { listAudit } from "#backends/ledger/audit.ts";
import { ada, openPromotionDesk, type PromotionDesk } from "#tests/open-promotion-desk.ts";
import { untilEnded } from "#tests/run-jobs.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";
import { toolNamed } from "#tests/call-tools.ts";

const bugs: unknown[] = [];
let desk: PromotionDesk;

beforeAll(async () => {
  desk = await openPromotionDesk({ base: { share: 0.3 } }, bugs);
});
afterAll(() => desk[Symbol.asyncDispose]());

const trainingSet = "support-knowledge-training@1";
type Estimate = { seconds: number; memory_mb: number; disk_mb: number; steps: number };
const estimated = async (args: Record<string, unknown>) =>
  (await desk.calls.read("estimate_training", args)) as Record<string, unknown> & Estimate;

test("an estimate grows with steps, batch and rank, and says whether it fits", async () => {
  const usual = await estimated({});
  expect((await estimated({ steps: usual.steps * 2 })).seconds).toBeGreaterThan(usual.seconds);
  expect((await estimated({ batch_size: 32 })).seconds).toBeGreaterThan(usual.seconds);
  expect((await estimated({ rank: 64 })).disk_mb).toBeGreaterThan(usual.disk_mb);
  expect((await estimated({ memory_gb: 64 }))["fits"]).toBe(true);
  const tight = await estimated({ memory_gb: 0.1 });
  expect(tight["fits"]).toBe(false);
  expect(desk.calls.show("estimate_training", tight).text).toMatch(/minutes|seconds.*It does not fit\./);
});

test("epochs mean steps by the size of the training set, in the estimate and in the plan's", async () => {
  const { count } = await desk.calls.read("describe_dataset", { dataset: trainingSet });
  const one = await estimated({ dataset: trainingSet, epochs: 1, batch_size: 8 });
  expect(one.steps).toBeGreaterThan(0);
  expect(one.steps).toBeLessThanOrEqual(Math.ceil(Number(count) / 8));
  expect((await estimated({ dataset: trainingSet, epochs: 3, batch_size: 8 })).steps).toBeGreaterThan(
    2 * one.steps,
  );
  const planned = await planEstimate({ dataset: trainingSet, epochs: 40, batch_size: 8 });
  const same = await estimated({ dataset: trainingSet, epochs: 40, batch_size: 8 });
  expect(planned.seconds).toBe(same.seconds);
  const open = await planEstimate({ dataset: { $from: "step-1", field: "training_set" }, epochs: 40 });
  expect(open.seconds).toBeGreaterThan(0);
});

async function planEstimate(args: Record<string, unknown>) {
  const tool = toolNamed("start_training");
  if (tool.effect === "reads") throw new Error("a training writes");
  const { platform } = desk;
  return tool.estimate(args, { platform, caller: ada, signal: AbortSignal.timeout(10_000) });
}

test("records count as the examples that a training set built from them would have", async () => {
  const built = await desk.calls.finish("build_training_set", { dataset: "support-knowledge" });
  const raw = await estimated({ dataset: "support-knowledge", epochs: 1, batch_size: 8 });
  expect(raw["examples"]).toBe(built["train"]);
  expect(raw.steps).toBe(Math.ceil(Number(built["train"]) / 8));
  expect(desk.calls.show("estimate_training", raw).text).toContain("training examples");
  await expect(estimated({ dataset: "devices", epochs: 1 })).rejects.toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("support-knowledge") as string,
  });
});

test("a larger model takes as much longer as it has more parameters, in the estimate and in the plan's", async () => {
  const small = await estimated({ steps: 1000 });
  const large = await estimated({ steps: 1000, model: "llama-3.2-3b" });
  expect(large.seconds).toBeGreaterThan(20 * small.seconds);
  expect(desk.calls.show("estimate_training", large).text).toContain("Scaled by its parameters");
  const planned = await planEstimate({ steps: 1000, model: "llama-3.2-3b", dataset: trainingSet });
  expect(planned.seconds).toBe(large.seconds);
  expect(await planEstimate({ model: { $from: "step-1", field: "model" }, dataset: trainingSet })).toEqual(
    {},
  );
  expect(await planEstimate({ model: "local/nobody", dataset: trainingSet })).toEqual({});
});

test.each([
  [{ dataset: "support-knowledge" }, "invalid-input", /build_training_set/],
  [{ dataset: "support-knowledge-trainig" }, "not-found", /support-knowledge-training/],
  [{ dataset: trainingSet, method: "qlora" }, "unavailable", /lora/],
  [{ dataset: trainingSet, model: "phi-4-mini" }, "unavailable", /list_models/],
  [{ dataset: trainingSet, model: "smolm2-135" }, "not-found", /smollm2-135m/],
  [{ dataset: trainingSet, adapter_name: "My Adapter" }, "invalid-input", /lower-case/],
  [{ dataset: trainingSet, steps: 0 }, "invalid-input", /steps/],
  [{ dataset: trainingSet, rank: 65 }, "invalid-input", /rank/],
] as const)("a training of %o is refused as %s, with what to do", async (args, code, told) => {
  const failure = await desk.calls.start("start_training", args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  const { message, hint } = failure as { message: string; hint?: string };
  expect(`${message} ${hint ?? ""}`).toMatch(told);
});

test("a training whose trainer is not here fails as a job that can be read, and makes no adapter", async () => {
  const id = await desk.calls.start("start_training", {
    dataset: trainingSet,
    steps: 20,
    adapter_name: "mine",
  });
  const job = await untilEnded(desk.platform, id);
  expect(job).toMatchObject({ state: "failed", kind: "training", input: { base: baseAddress, steps: 20 } });
  expect(bugs.length).toBeGreaterThan(0);
  const told = await desk.calls.read("read_job", { job: id });
  const shown = desk.calls.show("read_job", told);
  expect(shown.text).toContain("failed");
  expect(shown.text).not.toMatch(/no training in this test|\.ts:/);
  expect(shown.card).toMatchObject({ kind: "facts", title: "Train mine on local/smollm2-135m" });
  await expect(desk.calls.read("inspect_model", { model: "mine" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("jobs are listed newest first, by state and kind; the newest is read without an id", async () => {
  const all = (await desk.calls.read("list_jobs", {}))["jobs"] as {
    job: string;
    kind: string;
    state: string;
    created_at: string;
  }[];
  expect(all.map(({ kind }) => kind)).toEqual(["training", "training-set", "training-set"]);
  expect(all.map(({ created_at }) => created_at)).toEqual(
    all
      .map(({ created_at }) => created_at)
      .toSorted()
      .toReversed(),
  );
  const failed = await desk.calls.read("list_jobs", { state: "failed" });
  expect(failed["jobs"]).toMatchObject([{ kind: "training" }]);
  expect(desk.calls.show("list_jobs", failed)).toMatchObject({
    text: "1 job, 0 of them running.",
    card: { kind: "table" },
  });
  const none = await desk.calls.read("list_jobs", { kind: "measurement" });
  expect(desk.calls.show("list_jobs", none)).toEqual({
    text: "No job fits. Trainings, evaluations and other long work become jobs once they start.",
  });
  expect((await desk.calls.read("read_job", {}))["job"]).toBe(all[0]?.job);
  expect((await desk.calls.read("read_job", { state: "succeeded" }))["job"]).toBe(all[1]?.job);
});

test("a queued job is cancelled by an evaluator, once; an ended one is not", async () => {
  const slow = await desk.calls.start("generate_enterprise_data", { seed: 5 });
  const queued = await desk.calls.start("generate_enterprise_data", { seed: 6 });
  const evaluator = { ...ada, role: "evaluator" } as const;
  const cancelled = await desk.calls.write("cancel_job", { job: queued, reason: "not needed" }, evaluator);
  expect(cancelled["job"]).toBe(queued);
  expect(desk.calls.show("cancel_job", cancelled).text).toMatch(/cancelled|stopping/);
  expect((await untilEnded(desk.platform, queued)).state).toBe("cancelled");
  const kept = (await untilEnded(desk.platform, slow)) as Job;
  expect(kept.state).toBe("succeeded");
  for (const job of [queued, slow])
    await expect(desk.calls.write("cancel_job", { job })).rejects.toMatchObject({ code: "conflict" });
  const { items } = await listAudit(desk.platform.ledger.db, { limit: 20 });
  expect(items.find((entry) => entry.action === "tool.cancel_job")).toMatchObject({
    actor: "ada",
    detail: { args: { job: queued } },
  });
  expect((await getJob(desk.platform.ledger.db, queued))?.result).toBeUndefined();
});

test("a job nobody knows is not found, a part of several ids asks which, and a viewer cancels nothing", async () => {
  await expect(desk.calls.read("read_job", { job: "job-none" })).rejects.toMatchObject({
    code: "not-found",
    hint: expect.stringContaining("list_jobs") as string,
  });
  await expect(desk.calls.read("read_job", { job: "job" })).rejects.toMatchObject({
    code: "not-found",
    hint: expect.stringContaining("Several match") as string,
  });
  await expect(desk.calls.write("cancel_job", { job: "job-none" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(
    desk.calls.write("cancel_job", { job: "x" }, { ...ada, role: "viewer" }),
  ).rejects.toMatchObject({ code: "not-allowed" });
});
