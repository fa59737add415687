import { describe, expect, test } from "vitest";
import type { DatasetRecord } from "#domain/dataset.ts";
import { suite as suiteSchema } from "#domain/evaluation.ts";
import { promptNamed } from "#data/prompts/prompt-libraries.ts";
import { renderText } from "#data/prompts/render-prompt.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { buildTrainingExamples, promptOf } from "#data/training/build-training-examples.ts";
import { foldOf } from "#data/training/fold-of.ts";
import { supportPrompt, supportTasks } from "#data/training/support-task.ts";
import { findNearDuplicatesAcross } from "#data/training/near-duplicates.ts";
import { scoreItem } from "#evals/metrics/score-item.ts";
import { buildSuite, suiteDefinitions, suiteNamed } from "./suites.ts";

const records: DatasetRecord[] = [...generateSupportKnowledge({ seed: 7 })];
const support = buildSuite("device-support", records);
const instructions = buildSuite("instruction-following", []);
const trained = [7, 8].flatMap((seed) =>
  buildTrainingExamples(records, { seed }).examples.map((example) => ({
    id: example.id,
    text: promptOf(example),
  })),
);
const asTexts = (suite: typeof support) => suite.items.map((item) => ({ id: item.id, text: item.prompt }));

describe.each(suiteDefinitions)("suite $name", ({ name }) => {
  const built = buildSuite(name, records);

  test("has items of the agreed shape, each with an id of its own", () => {
    expect(() => suiteSchema.parse(built)).not.toThrow();
    expect(new Set(built.items.map((item) => item.id)).size).toBe(built.items.length);
  });

  test("has a main metric among its metrics, and a metric for every task", () => {
    expect(built.metrics.map((metric) => metric.name)).toContain(built.main_metric);
    const measured = new Set(built.metrics.flatMap((metric) => metric.tasks));
    expect(new Set(built.items.map((item) => item.task))).toEqual(measured);
  });

  test("has the same digest for the same records in any order", () => {
    expect(buildSuite(name, records.toReversed()).digest).toBe(built.digest);
  });

  test("shares no near-duplicate with the training set", () => {
    expect(findNearDuplicatesAcross(trained, asTexts(built))).toEqual([]);
  });

  test("has checks that score, and never for an empty answer", () => {
    for (const item of built.items) expect(scoreItem(item, "").score).toBe(0);
  });
});

test("the digests of the default seed are known, so that evaluations of different days can be compared", () => {
  expect([support.digest, instructions.digest]).toMatchInlineSnapshot(`
    [
      "d1c78988a186bd06b384e5f2bb89db3325b2166c40f5216ecdf993ede359d4a6",
      "a5c58a307233b2cca57603ba8e6b9a1eb0afca81cbdaadc190591622357b5fc7",
    ]
  `);
});

test("what is asked is the libraries' text, letter by letter as adapters were trained on it", () => {
  const [record] = records;
  const ticket = String(record?.["customer_message"]);
  const ask = (name: string) => renderText(promptNamed("device-support", name), { ticket });
  const asked = Object.fromEntries(
    supportTasks.map((task) => [task.task, supportPrompt(task, record ?? { id: "" })]),
  );
  expect(asked).toEqual({
    category: `${ticket}\n\nWhich category is this?`,
    urgency: `${ticket}\n\nHow urgent is this: low, normal, high or critical?`,
    extraction: `${ticket}\n\nGive device and symptom as JSON.`,
    "next-step": `${ticket}\n\nWhat is the next step?`,
  });
  expect(Object.values(asked)).toEqual(
    ["ticket-category", "ticket-urgency", "ticket-facts", "ticket-next-step"].map(ask),
  );
  const first = Map.groupBy(instructions.items, ({ task }) => task);
  expect([...first].map(([task, [item]]) => [task, item?.prompt])).toEqual([
    ["length", "Describe the ocean in one sentence."],
    ["letters", "Write HELLO WORLD in lowercase letters."],
    ["phrases", "Write a sentence that contains the words moon and river."],
    ["answers", "Is fire cold? Answer only yes or no."],
    ["layout", "List three animals as bullet points."],
  ]);
  expect(instructions.items.find(({ id }) => id === "answers-04")?.prompt).toBe(
    "Repeat exactly: blue birds fly high",
  );
});

test("a suite names the prompts it asks by, with their versions", () => {
  expect(support.prompts).toEqual([
    "device-support/ticket-category@1",
    "device-support/ticket-urgency@1",
    "device-support/ticket-facts@1",
    "device-support/ticket-next-step@1",
  ]);
  expect(instructions.prompts?.toSorted()).toEqual([
    "factory-roster/describe-under-rule@1",
    "factory-roster/plain-instruction@1",
    "factory-roster/question-with-rule@1",
    "factory-roster/task-on-text@1",
  ]);
});

test("device support has 280 items of four tasks, all of them of the test fold", () => {
  const counts = Object.fromEntries(
    Object.entries(Object.groupBy(support.items, (item) => item.task)).map(([task, items]) => [
      task,
      items?.length,
    ]),
  );
  expect(counts).toEqual({ category: 100, urgency: 70, extraction: 40, "next-step": 70 });
  for (const item of support.items) {
    const [device = "", family = ""] = item.cluster.split(":");
    expect(foldOf(device, family)).toBe("test");
  }
});

test("the right answer of every support item scores one, and is among its choices", () => {
  for (const item of support.items) {
    const { check, decoding } = item;
    const answer =
      check.kind === "label"
        ? check.expected
        : check.kind === "json-fields"
          ? JSON.stringify(check.expected)
          : "";
    expect(scoreItem(item, answer).score).toBe(1);
    if (decoding.choices) expect(decoding.choices).toContain(answer);
  }
});

test("ten times the records give as many items", () => {
  expect(
    buildSuite("device-support", [...generateSupportKnowledge({ seed: 7, scale: 10 })]).items,
  ).toHaveLength(280);
});

test("instruction following has 60 independent items with answers of at most 60 tokens", () => {
  expect(instructions.items).toHaveLength(60);
  expect(new Set(instructions.items.map((item) => item.cluster)).size).toBe(60);
  expect(Math.max(...instructions.items.map((item) => item.decoding.max_tokens))).toBeLessThanOrEqual(60);
});

test("records without any of the test fold are refused", () => {
  expect(() => buildSuite("device-support", [])).toThrow(/nothing to evaluate/);
});

test("an unknown suite is refused, naming those that exist", () => {
  expect(() => suiteNamed("poetry")).toThrow(/no evaluation suite "poetry"/);
});
