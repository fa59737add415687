import { afterAll, beforeAll, expect, test } from "vitest";
import type { Evaluation } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { allItems, getEvaluation } from "#backends/ledger/evaluations.ts";
import { presentSuite } from "./present-suite.ts";
import { toolNamed } from "#tests/call-tools.ts";
import { ada, comparisonOf, openPromotionDesk, type PromotionDesk } from "#tests/open-promotion-desk.ts";
import { baseAddress } from "#tests/scripted-local-models.ts";

const adapter = `${baseAddress}+support@1`;
const bugs: unknown[] = [];
let desk: PromotionDesk;

beforeAll(async () => {
  desk = await openPromotionDesk({ base: { share: 0.3 }, "support@1": { share: 0.9 } }, bugs);
  await desk.register(adapter);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  expect(bugs).toEqual([]);
});

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
    provenance: { suite_digest: suite.digest },
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
