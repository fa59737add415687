import { describe, expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { distinctTexts } from "#data/training/near-duplicates.ts";
import { generateSupportKnowledge } from "./generate-support-knowledge.ts";
import { problemFamilies, symptoms } from "./problem-families.ts";
import { supportCategories } from "./problem-family.ts";
import { supportKnowledgeFields } from "./support-knowledge-fields.ts";

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;

test("the default has 500 entries, spread evenly over twelve categories", () => {
  const entries = [...generateSupportKnowledge({ seed: 7 })];
  expect(entries).toHaveLength(500);
  const counts = supportCategories.map(
    (category) => entries.filter((entry) => entry.category === category).length,
  );
  expect(counts).toHaveLength(12);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test("a seed gives the same entries again, and more entries leave the first as they were", () => {
  const sources = { devices: { seed: 7, count: 130 } };
  const entries = [...generateSupportKnowledge({ seed: 7, sources })];
  expect([...generateSupportKnowledge({ seed: 7 })]).toEqual(entries);
  expect([...generateSupportKnowledge({ seed: 7, count: 900, sources })].slice(0, 500)).toEqual(entries);
  expect(generateSupportKnowledge({ seed: 7, sources }).at(444)).toEqual(entries[444]);
  expect([...generateSupportKnowledge({ seed: 8 })]).not.toEqual(entries);
});

describe.each([0.1, 1, 10])("at scale %d", (scale) => {
  const devices = new Map([...generateDevices({ seed: 11, scale })].map((device) => [device.id, device]));
  const entries = [...generateSupportKnowledge({ seed: 11, scale })];

  test("every entry is about a device that exists and agrees with it", () => {
    for (const entry of entries) {
      const device = devices.get(entry.device_id);
      expect(device).toMatchObject({
        name: entry.device_name,
        series: entry.series,
        firmware_version: entry.firmware_version,
      });
    }
  });

  test("fewer than two in a hundred messages nearly repeat an earlier one", () => {
    const distinct = distinctTexts(
      entries,
      (entry) => entry.customer_message,
      () => "",
    );
    expect((entries.length - distinct.length) / entries.length).toBeLessThan(0.02);
  });

  test("no message holds its own category, urgency, symptom or next step in so many words", () => {
    const told = entries.filter((entry) =>
      [entry.category, entry.urgency, entry.symptom, entry.next_step].some((label) =>
        plain(entry.customer_message).includes(plain(label)),
      ),
    );
    expect(told.map((entry) => entry.customer_message)).toEqual([]);
  });

  test("entries hold exactly the documented fields, in their types and values, with no gap left in a text", () => {
    const names = supportKnowledgeFields.map((field) => field.name).toSorted();
    const isRight = (value: string, field: (typeof supportKnowledgeFields)[number]) =>
      typeof value === field.type &&
      value !== "" &&
      !/[{}]|undefined/.test(value) &&
      (field.values?.includes(value) ?? true);
    for (const entry of entries) {
      const held: Record<string, string> = entry;
      const wrong = supportKnowledgeFields
        .filter((field) => !isRight(held[field.name] ?? "", field))
        .map((field) => field.name);
      if (wrong.length > 0 || Object.keys(entry).toSorted().join() !== names.join())
        expect.fail(`${entry.id}: ${wrong.join(", ")}`);
    }
    expect(entries.length).toBeGreaterThan(0);
  });
});

test("where only some series exist, entries are about those alone", () => {
  const oneLaptop = { devices: { seed: 7, count: 1 } };
  const entries = [...generateSupportKnowledge({ seed: 7, sources: oneLaptop })];
  expect(new Set(entries.map((entry) => entry.series))).toEqual(new Set(["ThinkPad"]));
  expect(entries.some((entry) => entry.symptom === "no mobile signal")).toBe(false);
});

test("without any device it says what is missing", () => {
  expect(() => generateSupportKnowledge({ seed: 7, sources: { devices: { seed: 7, count: 0 } } })).toThrow(
    /needs devices/,
  );
});

test("every family has its own symptom and two different steps, and says what its category never says", () => {
  expect(new Set(symptoms).size).toBe(symptoms.length);
  for (const [category, families] of Object.entries(problemFamilies)) {
    for (const family of families) {
      expect(family.first).not.toBe(family.afterwards);
      for (const clause of family.says) {
        expect(clause).toContain("{d}");
        expect(plain(clause)).not.toContain(plain(category));
      }
    }
  }
});
