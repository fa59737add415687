import { describe, expect, test } from "vitest";
import type { DatasetRecord } from "#domain/dataset.ts";
import { trainingExample } from "#domain/dataset.ts";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { buildTrainingExamples } from "./build-training-examples.ts";
import { foldOf } from "./fold-of.ts";
import { findNearDuplicatesAcross } from "./near-duplicates.ts";
import { supportTasks } from "./support-task.ts";

const records: DatasetRecord[] = [...generateSupportKnowledge({ seed: 7 })];
const built = buildTrainingExamples(records, { seed: 1 });
const shareOf = (task: string, examples = built.examples) =>
  examples.filter((example) => example.task === task).length / examples.length;

test("examples are chats that end with the assistant's answer, with ids of their own", () => {
  for (const example of built.examples) {
    expect(() => trainingExample.parse(example)).not.toThrow();
    expect(example.messages.at(-1)?.role).toBe("assistant");
    expect(example.messages.at(-1)?.content).not.toBe("");
  }
  expect(new Set(built.examples.map((example) => example.id)).size).toBe(built.examples.length);
});

test("no example comes from a record of the test fold", () => {
  const test = new Set(
    records
      .filter((record) => foldOf(String(record["device_id"]), String(record["problem_family"])) === "test")
      .map((record) => record.id),
  );
  expect(test.size).toBe(built.test_records);
  expect(built.examples.filter((example) => test.has(example.id.split(":")[0] ?? ""))).toEqual([]);
});

test.each([7, 42, 1234])(
  "with seed %i no training message nearly repeats a message of the test fold",
  (seed) => {
    const made: DatasetRecord[] = [...generateSupportKnowledge({ seed, scale: 2 })];
    const held = made.filter(
      (record) => foldOf(String(record["device_id"]), String(record["problem_family"])) === "test",
    );
    const tests = held.map((record) => ({ id: record.id, text: String(record["customer_message"]) }));
    const training = buildTrainingExamples(made, { seed }).examples.map((example) => ({
      id: example.id,
      text: example.messages.at(-2)?.content ?? "",
    }));
    expect(tests.length).toBeGreaterThan(100);
    expect(findNearDuplicatesAcross(training, tests)).toEqual([]);
  },
);

test("every task is there in equal parts, and a fifth are general instructions", () => {
  for (const { task } of supportTasks) expect(shareOf(task)).toBeCloseTo(0.2, 2);
  expect(shareOf("general")).toBeCloseTo(0.2, 2);
});

test("answers of the extraction task are JSON with device and symptom", () => {
  for (const example of built.examples.filter(({ task }) => task === "extraction")) {
    expect(Object.keys(JSON.parse(example.messages.at(-1)?.content ?? "") as object)).toEqual([
      "device",
      "symptom",
    ]);
  }
});

test("the same records and options give the same examples in the same order", () => {
  expect(buildTrainingExamples(records, { seed: 1 })).toEqual(built);
});

describe("options", () => {
  test("a limit counts general instructions in", () => {
    const { examples } = buildTrainingExamples(records, { seed: 1, limit: 200, general_share: 0.25 });
    expect(examples).toHaveLength(200);
    expect(shareOf("general", examples)).toBeCloseTo(0.25, 2);
  });

  test("a limit of one gives one example", () => {
    expect(buildTrainingExamples(records, { seed: 1, limit: 1 }).examples).toHaveLength(1);
  });

  test("a filter keeps only matching records, whatever the case it is written in", () => {
    const { examples } = buildTrainingExamples(records, {
      seed: 1,
      general_share: 0,
      filters: { series: "moto edge" },
    });
    const phones = new Set(
      records.filter((record) => record["series"] === "Moto Edge").map((record) => record.id),
    );
    expect(examples.length).toBeGreaterThan(100);
    expect(examples.every((example) => phones.has(example.id.split(":")[0] ?? ""))).toBe(true);
  });

  test("the validation share divides what is not test", () => {
    const { examples } = buildTrainingExamples(records, { seed: 1, validation_share: 0.5 });
    const share = examples.filter((example) => example.split === "validation").length / examples.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    expect(
      buildTrainingExamples(records, { seed: 1, validation_share: 0 }).examples.every(
        (example) => example.split === "train",
      ),
    ).toBe(true);
  });

  test("tasks can be chosen", () => {
    const { examples } = buildTrainingExamples(records, { seed: 1, general_share: 0, tasks: ["urgency"] });
    expect(new Set(examples.map((example) => example.task))).toEqual(new Set(["urgency"]));
  });

  test("a filter that leaves nothing says so", () => {
    expect(() => buildTrainingExamples(records, { seed: 1, filters: { series: "Yoga" } })).toThrow(
      /No record is left/,
    );
  });
});

test("records without tickets are refused, naming what they lack", () => {
  const devices: DatasetRecord[] = [...generateDevices({ seed: 7 })];
  expect(() => buildTrainingExamples(devices, { seed: 1 })).toThrow(
    /no support tickets: they lack customer_message/,
  );
});

test("a general share that leaves nothing of the records is refused", () => {
  expect(() => buildTrainingExamples(records, { seed: 1, general_share: 1 })).toThrow(/leaves nothing/);
});

test("near-duplicate messages of one task are left out and counted", () => {
  const [first] = records.filter(
    (record) => foldOf(String(record["device_id"]), String(record["problem_family"])) === "train",
  );
  const twins = [first, { ...first, id: "sk-twin" }] as DatasetRecord[];
  const { examples, near_duplicates_removed } = buildTrainingExamples(twins, { seed: 1, general_share: 0 });
  expect(examples).toHaveLength(supportTasks.length);
  expect(near_duplicates_removed).toBe(supportTasks.length);
});
