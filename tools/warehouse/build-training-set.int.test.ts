import { expect, test } from "vitest";
import type { TrainingExample } from "#domain/dataset.ts";
import { listDatasetVersions } from "#backends/ledger/datasets.ts";
import { listTrainingExamples } from "#backends/ledger/training-examples.ts";
import { generatorNamed } from "#data/generators.ts";
import { foldOf } from "#data/training/fold-of.ts";
import { findNearDuplicatesAcross } from "#data/training/near-duplicates.ts";
import { presentSuite } from "#tools/evaluation/present-suite.ts";
import { keepDesk } from "#tests/keep-desk.ts";
import { openDataDesk } from "#tests/open-data-desk.ts";

const tickets = [...generatorNamed("support-knowledge").generate({ seed: 7 })];

const desk = keepDesk(openDataDesk);

test("a training set holds no record of the test fold, nothing near a test item, and each split only its own", async () => {
  const built = await desk.calls.finish("build_training_set", { dataset: "support-knowledge@1" });
  const examples = await examplesOf(String(built["training_set"]));
  expect(examples.filter(({ split }) => split === "train")).toHaveLength(Number(built["train"]));
  expect(examples.filter(({ split }) => split === "validation")).toHaveLength(Number(built["validation"]));
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const special = examples.filter(({ task }) => task !== "general");
  const wrong = special.filter(({ id, split }) => {
    const ticket = byId.get(id.split(":")[0] ?? "");
    return split !== foldOf(String(ticket?.["device_id"]), String(ticket?.["problem_family"]));
  });
  expect(wrong).toEqual([]);
  const suites = await Promise.all(
    ["device-support", "instruction-following"].map((name) => presentSuite(desk.platform.ledger.db, name)),
  );
  const near = findNearDuplicatesAcross(
    examples.map(({ id, messages }) => ({ id, text: messages.map(({ content }) => content).join("\n") })),
    suites.flatMap((suite) => suite.items.map(({ id, prompt }) => ({ id, text: prompt }))),
  );
  expect(near).toEqual([]);
  const clusters = new Set(suites.flatMap((suite) => suite.items.map(({ cluster }) => cluster)));
  expect(special.filter(({ cluster }) => clusters.has(cluster))).toEqual([]);
  expect(special.length / examples.length).toBeCloseTo(0.8, 2);
  expect(desk.calls.show("build_training_set", built).text).toContain(`${String(built["train"])} training`);
  const described = await desk.calls.read("describe_dataset", { dataset: String(built["name"]) });
  expect(described).toMatchObject({
    kind: "training-set",
    sources: [{ name: "support-knowledge" }],
    sample: [],
  });
});

test("filters and a limit make a smaller set of just those records; the same call again the same examples", async () => {
  const args = {
    dataset: "support-knowledge",
    limit: 60,
    general_share: 0,
    filters: [{ field: "series", value: "thinkpad" }],
  };
  const built = await desk.calls.finish("build_training_set", args);
  const examples = await examplesOf(String(built["training_set"]));
  expect(examples).toHaveLength(60);
  const thinkpads = new Set(tickets.filter((ticket) => ticket["series"] === "ThinkPad").map(({ id }) => id));
  expect(examples.filter(({ id }) => !thinkpads.has(id.split(":")[0] ?? ""))).toEqual([]);
  expect((await desk.calls.finish("build_training_set", args))["digest"]).toBe(built["digest"]);
});

test("a filter that leaves nothing fails the job with what to do, and makes no training set", async () => {
  const before = await listDatasetVersions(desk.platform.ledger.db, "support-knowledge-training");
  const job = await desk.calls.run("build_training_set", {
    dataset: "support-knowledge",
    filters: [{ field: "series", value: "Abacus" }],
  });
  expect(job).toMatchObject({
    state: "failed",
    attempt: 1,
    error: { code: "invalid-input", hint: expect.stringContaining("filters") as string },
  });
  expect(await listDatasetVersions(desk.platform.ledger.db, "support-knowledge-training")).toEqual(before);
});

test.each([
  [{ dataset: "devices" }, "unavailable", /support-knowledge/],
  [{ dataset: "support-knowledge-training" }, "invalid-input", /made from: support-knowledge/],
  [{ dataset: "support-knowledge", general_share: 0.95 }, "invalid-input", /general_share/],
  [{ dataset: "support-knowledge", filters: [{ field: "serie", value: "x" }] }, "invalid-input", /series/],
] as const)("a training set from %o is refused as %s", async (args, code, told) => {
  const failure = await desk.calls.start("build_training_set", args).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code });
  const { message, hint } = failure as { message: string; hint?: string };
  expect(`${message} ${hint ?? ""}`).toMatch(told);
});

function examplesOf(id: string): Promise<TrainingExample[]> {
  return Array.fromAsync(listTrainingExamples(desk.platform.ledger.db, id));
}
