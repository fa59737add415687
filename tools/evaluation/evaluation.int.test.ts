import { expect, test } from "vitest";
import type { Evaluation } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import type { Report } from "#domain/report.ts";
import { retryJob } from "#backends/jobs/job-rows.ts";
import { allItems, getEvaluation } from "#backends/ledger/evaluations.ts";
import { renderMarkdown } from "#evals/report/render-markdown.ts";
import { untilEnded } from "#tests/run-jobs.ts";
import { presentSuite } from "./present-suite.ts";
import { toolNamed } from "#tests/call-tools.ts";
import { ada, comparisonOf, openSupportDesk, supportAdapter as adapter } from "#tests/open-promotion-desk.ts";
import { keepDesk } from "#tests/keep-desk.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";

const desk = keepDesk(openSupportDesk);

test("suites are listed with their items by task and their deciding metric", async () => {
  const listed = await desk.calls.read("list_suites", {});
  const suites = listed["suites"] as { suite: string; items: number; tasks: Record<string, number> }[];
  expect(suites.map(({ suite }) => suite)).toEqual(["device-support", "instruction-following"]);
  for (const { items, tasks } of suites)
    expect(Object.values(tasks).reduce((sum, count) => sum + count, 0)).toBe(items);
  expect(suites[0]?.items).toBeGreaterThanOrEqual(200);
  expect(desk.calls.show("list_suites", listed).card).toMatchObject({ kind: "table" });
  expect((await desk.calls.read("list_suites", { suite: "device-support" }))["suites"]).toHaveLength(1);
});

test("an evaluation stores every item with its answer and score, and its figures follow from them", async () => {
  const result = await desk.calls.finish("start_evaluation", { model: "support@1", suite: "device-support" });
  const evaluation = (await getEvaluation(
    desk.platform.ledger.db,
    String(result["evaluation"]),
  )) as Evaluation;
  const items = await allItems(desk.platform.ledger.db, evaluation.id);
  const suite = await presentSuite(desk.platform.ledger.db, "device-support");
  expect(items.map(({ item_id }) => item_id)).toEqual(suite.items.map(({ id }) => id));
  const mean = items.reduce((sum, item) => sum + item.score, 0) / items.length;
  expect(result["score"]).toBeCloseTo(mean, 12);
  expect(mean).toBeGreaterThan(0.8);
  expect(evaluation).toMatchObject({
    state: "complete",
    model: adapter,
    provenance: { suite_digest: suite.digest, prompts: suite.prompts },
  });
  expect(desk.calls.show("start_evaluation", result).text).toContain(`${(mean * 100).toFixed(1)} %`);
});

test("what was answered is not asked again: neither by an evaluation nor by a comparison", async () => {
  const before = desk.local.asked.get(adapter);
  const again = await desk.calls.finish("start_evaluation", { model: adapter, suite: "device-support" });
  expect(desk.local.asked.get(adapter)).toBe(before);
  const part = await desk.calls.finish("start_evaluation", {
    model: adapter,
    suite: "device-support",
    max_items: 12,
  });
  expect(desk.local.asked.get(adapter)).toBe((before ?? 0) + 12);
  expect(part["evaluation"]).not.toBe(again["evaluation"]);
  await desk.calls.finish("compare_models", { models: [adapter, "smollm2"], suite: "device-support" });
  expect(desk.local.asked.get(adapter)).toBe((before ?? 0) + 12);
});

test("a comparison of models without digests goes on after a host failed, with what was answered by then", async () => {
  const { platform, local } = desk;
  let failures = 1;
  let askedFirst = 0;
  platform.models.register({
    ...local,
    name: "remote",
    list: async () => [],
    describe: async (address) => ({
      ...(await local.describe(baseAddress)),
      address,
      kind: "remote",
      digest: null,
    }),
    async *chat(request) {
      if (request.model === "remote/a") askedFirst += 1;
      if (request.model === "remote/b" && failures-- > 0)
        throw new Failure("unavailable", "the host does not answer", { hint: "See whether it runs." });
      yield* local.chat({ ...request, model: baseAddress });
    },
  });
  const suite = await presentSuite(platform.ledger.db, "instruction-following");
  const job = await desk.calls.run("compare_models", { models: ["remote/a", "remote/b"], suite: suite.name });
  expect(job).toMatchObject({ state: "succeeded", attempt: 2, result: { verdict: "not-distinguishable" } });
  expect(askedFirst).toBe(suite.items.length);
});

test("the most memory of the model's process is kept with the evaluation and shown in the report", async () => {
  const { platform, local } = desk;
  await desk.register(`${baseAddress}+measured@1`);
  local.memoryMb = 512;
  const model = `${baseAddress}+measured@1`;
  const made = await desk.calls.finish("compare_models", comparisonOf(model));
  local.memoryMb = undefined;
  const report = (await desk.calls.read("read_report", { report: made["report"] }))["body"] as Report;
  expect(report.models.map((item) => [item.model, item.peak_memory_mb])).toEqual([
    [model, 512],
    [baseAddress, null],
  ]);
  for (const made of report.provenance.filter((item) => item.model === model))
    expect(made.peak_memory_mb).toBe(512);
  expect(renderMarkdown(report, [])).toMatch(/512 MB.*\n.*not measured/);
  expect(
    (await getEvaluation(platform.ledger.db, report.models[0]?.evaluation_ids[0] ?? ""))?.provenance,
  ).toMatchObject({ peak_memory_mb: 512 });
});

test("an evaluation ends with its job when that fails or is cancelled, and a retry goes on with its items", async () => {
  const { platform, local } = desk;
  const { db } = platform.ledger;
  const gate = Promise.withResolvers<void>();
  let answers = 0;
  platform.models.register({
    ...local,
    name: "stubborn",
    list: async () => [],
    describe: async (address) => ({ ...(await local.describe(baseAddress)), address, digest: null }),
    async *chat(request) {
      if (request.model === "stubborn/slow") await Promise.race([gate.promise, aborted(request.signal)]);
      if (request.model === "stubborn/failing" && ++answers > 20)
        throw new Failure("invalid-input", "no more", { hint: "x" });
      yield* local.chat({ ...request, model: baseAddress });
    },
  });
  const suite = "instruction-following";
  local.memoryMb = 700;
  const failed = await desk.calls.run("start_evaluation", { model: "stubborn/failing", suite });
  expect(failed.state).toBe("failed");
  const id = `evaluation-${failed.id}`;
  expect(await getEvaluation(db, id)).toMatchObject({
    state: "failed",
    finished_at: expect.any(String) as string,
  });
  const kept = (await allItems(db, id)).length;
  expect(kept).toBeGreaterThan(0);
  answers = -1000;
  local.memoryMb = 600;
  await platform.ledger.transaction((transaction) =>
    retryJob(transaction, failed.id, platform.now().toISOString()),
  );
  expect((await untilEnded(platform, failed.id)).state).toBe("succeeded");
  expect(await getEvaluation(db, id)).toMatchObject({
    state: "complete",
    provenance: { peak_memory_mb: 700 },
  });
  local.memoryMb = undefined;
  const slow = await desk.calls.start("start_evaluation", { model: "stubborn/slow", suite });
  await expect.poll(async () => (await getEvaluation(db, `evaluation-${slow}`))?.state).toBe("running");
  await desk.calls.write("cancel_job", { job: slow });
  expect((await untilEnded(platform, slow)).state).toBe("cancelled");
  expect((await getEvaluation(db, `evaluation-${slow}`))?.state).toBe("failed");
  gate.resolve();
});

/** Rejects when a request is stopped, as a host does. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );
}

test("a report is read by id, by a part of it, or as the newest of a suite or a model", async () => {
  const made = await desk.calls.finish("compare_models", comparisonOf(adapter));
  const id = String(made["report"]);
  expect(desk.calls.show("compare_models", made).text).toBe(made["sentence"]);
  for (const args of [{}, { report: id }, { suite: "instruction-following" }, { model: adapter }])
    expect((await desk.calls.read("read_report", args))["report"], JSON.stringify(args)).toBe(id);
  const shown = desk.calls.show("read_report", await desk.calls.read("read_report", { report: id }));
  expect(shown.text).toContain("near-duplicates");
  expect(shown.card).toMatchObject({ kind: "table", rows: expect.any(Array) as unknown[] });
});

test.each([
  ["list_suites", { suite: "device-suport" }, "not-found", /device-support/],
  ["read_report", { report: "report-none" }, "not-found", /newest are|Compare two/],
  ["read_report", { model: "nobody" }, "not-found", /newest are/],
] as const)("%s of %o is refused as %s, with what to do", async (name, args, code, told) => {
  const failure = await desk.calls.read(name, args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  expect((failure as { hint?: string }).hint ?? "").toMatch(told);
});

test.each([
  ["start_evaluation", { model: "support@7", suite: "device-support" }, "not-found"],
  ["start_evaluation", { model: "phi-4-mini", suite: "device-support" }, "unavailable"],
  ["start_evaluation", { model: adapter, suite: "poetry" }, "not-found"],
  ["start_evaluation", { model: adapter, suite: "device-support", max_items: 0 }, "invalid-input"],
  ["compare_models", { models: [adapter], suite: "device-support" }, "invalid-input"],
  ["compare_models", { models: [adapter, "support"], suite: "device-support" }, "invalid-input"],
  ["compare_models", { models: [adapter], baseline: adapter, suite: "device-support" }, "invalid-input"],
  [
    "compare_models",
    { models: [adapter, baseAddress], suite: "device-support", slot: "device-suport" },
    "not-found",
  ],
] as const)("%s of %o starts nothing and is refused as %s", async (name, args, code) => {
  await expect(desk.calls.start(name, args)).rejects.toMatchObject({
    code,
    hint: expect.any(String) as string,
  });
});

test("a viewer starts no evaluation, an evaluator does", async () => {
  const args = { model: adapter, suite: "instruction-following", max_items: 1 };
  await expect(desk.calls.start("start_evaluation", args, { ...ada, role: "viewer" })).rejects.toMatchObject({
    code: "not-allowed",
  });
  expect((await desk.calls.run("start_evaluation", args, { ...ada, role: "evaluator" })).state).toBe(
    "succeeded",
  );
});

test("an estimate grows with the models, suites and items", async () => {
  const seconds = async (name: string, args: Record<string, unknown>) => {
    const tool = toolNamed(name);
    if (tool.effect === "reads") throw new Error(`${name} reads`);
    const { platform } = desk;
    return (
      (await tool.estimate(args, { platform, caller: ada, signal: AbortSignal.timeout(5000) })).seconds ?? 0
    );
  };
  const few = await seconds("compare_models", { models: ["a"], suites: [] });
  expect(await seconds("compare_models", { models: ["a", "b"], suites: [] })).toBeGreaterThan(few);
  expect(await seconds("compare_models", { models: ["a"], suites: ["s"] })).toBeGreaterThan(few);
  expect(await seconds("compare_models", { models: ["a"], suites: [], max_items: 10 })).toBeLessThan(few);
  expect(await seconds("start_evaluation", { max_items: 10 })).toBeLessThan(
    await seconds("start_evaluation", {}),
  );
});
