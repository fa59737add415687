import { expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { customerJourneyQuestions } from "./customer-journey-questions.ts";
import { generateCustomerJourneys } from "./generate-customer-journeys.ts";

const questions = [...customerJourneyQuestions({ seed: 7 })];
const collections: Record<string, Map<string, object>> = {
  "customer-journeys": new Map(
    [...generateCustomerJourneys({ seed: 7 })].map((record) => [record.id, record]),
  ),
  "support-knowledge": new Map(
    [...generateSupportKnowledge({ seed: 7 })].map((record) => [record.id, record]),
  ),
  devices: new Map([...generateDevices({ seed: 7 })].map((record) => [record.id, record])),
};

test("there are questions of one, two and three hops, no two alike", () => {
  expect(new Set(questions.map((one) => one.hops))).toEqual(new Set([1, 2, 3]));
  expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
  expect(new Set(questions.map((one) => one.question)).size).toBe(questions.length);
});

test("every answer stands in the last record that supports it, or counts them", () => {
  for (const { id, answer, support, hops, kind } of questions) {
    const records = support.map(({ collection, record_id }) => collections[collection]?.get(record_id));
    if (records.includes(undefined)) expect.fail(`${id} lacks a record`);
    if (kind === "count") expect(answer).toBe(String(records.length));
    else {
      expect(Object.values(records.at(-1) ?? {}).map(String)).toContain(answer);
      expect(records).toHaveLength(hops);
    }
  }
});
