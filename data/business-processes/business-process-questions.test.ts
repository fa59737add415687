import { expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateUserBehavior } from "#data/user-behavior/generate-user-behavior.ts";
import { businessProcessQuestions } from "./business-process-questions.ts";
import { generateBusinessProcesses } from "./generate-business-processes.ts";

const questions = [...businessProcessQuestions({ seed: 7 })];
const processes = new Map([...generateBusinessProcesses({ seed: 7 })].map((record) => [record.id, record]));
const collections: Record<string, Map<string, object>> = {
  "business-processes": processes,
  "user-behavior": new Map([...generateUserBehavior({ seed: 7 })].map((record) => [record.id, record])),
  devices: new Map([...generateDevices({ seed: 7 })].map((record) => [record.id, record])),
};

test("there are questions of one, two and three hops, no two alike", () => {
  expect(new Set(questions.map((one) => one.hops))).toEqual(new Set([1, 2, 3]));
  expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
  expect(new Set(questions.map((one) => one.question)).size).toBe(questions.length);
});

test("every answer stands in the last record that supports it, and each record is reached from the one before", () => {
  for (const { id, answer, support, hops, kind } of questions.filter((one) => one.kind !== "comparison")) {
    const records = support.map(({ collection, record_id }) => collections[collection]?.get(record_id));
    if (records.includes(undefined)) expect.fail(`${id} lacks a record`);
    expect(Object.values(records.at(-1) ?? {}).map(String)).toContain(answer);
    expect(records).toHaveLength(hops);
    expect(kind === "multi-hop").toBe(hops > 1);
  }
});

test("the process that takes longest is the longest of all that support the answer", () => {
  const comparisons = questions.filter((one) => one.kind === "comparison");
  expect(comparisons.length).toBeGreaterThan(10);
  for (const { answer, support } of comparisons) {
    const compared = support.map(({ record_id }) => processes.get(record_id)!);
    const longest = compared.toSorted((left, right) => right.cycle_time_days - left.cycle_time_days);
    expect(longest[0]?.name).toBe(answer);
    expect(compared).toHaveLength(
      [...processes.values()].filter((one) => one.department === compared[0]?.department).length,
    );
  }
});
