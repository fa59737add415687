import { describe, expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { describeDocumentSet } from "#data/documents/document-set.conformance.ts";
import { clauseOf, problems, remediesOf } from "#data/facts/problem.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import {
  defaultTechnicalDocumentCount,
  generateTechnicalDocumentation,
} from "./generate-technical-documentation.ts";
import { technicalDocumentFields } from "./technical-document-fields.ts";

describe("technical documentation", () => {
  describeDocumentSet({
    generate: generateTechnicalDocumentation,
    fields: technicalDocumentFields,
    defaultCount: 150,
    kindOf: (record) => String("category" in record && record.category),
    kindCount: 10,
  });
});

const documents = [...generateTechnicalDocumentation({ seed: 7 })];
const has = (text: string, phrase: string) => text.toLowerCase().includes(phrase.toLowerCase());

test("there are 150 by default", () => {
  expect(defaultTechnicalDocumentCount).toBe(150);
});

test("a fault guide states the cause and both remedies that support entries of the same problem state", () => {
  const guides = documents.filter((document) => document.category === "troubleshooting");
  expect(guides).toHaveLength(15);
  const entries = [...generateSupportKnowledge({ seed: 7 })];
  for (const { id, problem_family, text } of guides) {
    const problem = problems.find((one) => one.key === problem_family);
    if (!problem) return expect.fail(`${id}: ${problem_family}`);
    const { cause, otherCause, first, second } = remediesOf(problem);
    for (const told of [cause, otherCause, first, second, problem.symptom])
      if (!has(text, clauseOf(told))) expect.fail(`${id} does not say "${told}"`);
    for (const entry of entries.filter((one) => one.problem_family === problem_family)) {
      expect(has(text, clauseOf(entry.remedy))).toBe(true);
      expect(has(text, clauseOf(entry.cause))).toBe(true);
    }
  }
});

test("a device with one companion document has all of them, and each release in its notes is one of the device's", () => {
  const companions = ["troubleshooting", "maintenance", "firmware-notes", "hardware-specification"];
  const devices = new Map([...generateDevices({ seed: 7 })].map((device) => [device.id, device]));
  for (const notes of documents.filter((document) => document.category === "firmware-notes")) {
    const kinds = documents.filter((one) => one.device_id === notes.device_id).map((one) => one.category);
    expect(kinds).toEqual(expect.arrayContaining(companions));
    const device = devices.get(notes.device_id);
    if (!device) return expect.fail(notes.device_id);
    const releases = releasesOf(device);
    for (const release of releases) expect(notes.text).toContain(release.version);
    expect(notes.firmware_version).toBe(releases.at(-1)?.version);
    expect(notes.updated_at > (releases.at(-1)?.released_on ?? "9")).toBe(true);
  }
});
