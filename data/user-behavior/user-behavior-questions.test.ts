import { expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { generateUserBehavior } from "./generate-user-behavior.ts";
import { userBehaviorQuestions } from "./user-behavior-questions.ts";

const options = { seed: 7, count: 3000 };
const questions = [...userBehaviorQuestions(options)];
const collections: Record<string, Map<string, object>> = {
  "user-behavior": new Map([...generateUserBehavior(options)].map((record) => [record.id, record])),
  "support-knowledge": new Map(
    [...generateSupportKnowledge({ seed: 7 })].map((record) => [record.id, record]),
  ),
  devices: new Map([...generateDevices({ seed: 7 })].map((record) => [record.id, record])),
};

test("there are questions of one and of two hops, each with its own id", () => {
  expect(new Set(questions.map((one) => one.hops))).toEqual(new Set([1, 2]));
  expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
  expect(new Set(questions.map((one) => one.question)).size).toBe(questions.length);
});

test("every answer can be read from, or counted over, the records that support it", () => {
  for (const { id, answer, support, hops, kind } of questions) {
    const records = support.map(({ collection, record_id }) => collections[collection]?.get(record_id));
    if (records.length === 0 || records.includes(undefined)) expect.fail(`${id} lacks a record`);
    if (kind === "count") expect(answer).toBe(String(records.length));
    else
      expect(
        records.some((record) =>
          Object.values(record ?? {})
            .map(String)
            .includes(answer),
        ),
      ).toBe(true);
    if (hops === 2) expect(new Set(support.map((one) => one.collection)).size).toBe(2);
  }
});
