import { expect, test } from "vitest";
import { generateDevices } from "#data/devices/generate-devices.ts";
import { generateEnterpriseDocuments } from "#data/enterprise-documents/generate-enterprise-documents.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { generateTechnicalDocumentation } from "#data/technical-documentation/generate-technical-documentation.ts";
import { holds } from "./corpus.ts";
import { corpusQuestions } from "./corpus-questions.ts";
import { untoldThings } from "./unanswerable-questions.ts";

const seed = 7;
const questions = corpusQuestions({ seed });
const answerable = questions.filter((one) => one.kind !== "unanswerable");
const unanswerable = questions.filter((one) => one.kind === "unanswerable");
const devices = [...generateDevices({ seed })];
const collections: Record<string, readonly { id: string }[]> = {
  devices,
  "support-knowledge": [...generateSupportKnowledge({ seed })],
  "technical-documentation": [...generateTechnicalDocumentation({ seed })],
  "enterprise-documents": [...generateEnterpriseDocuments({ seed })],
};
const texts = new Map(
  Object.entries(collections).flatMap(([collection, records]) =>
    records.map(
      (record) => [`${collection}/${record.id}`, Object.values(record).map(String).join("\n")] as const,
    ),
  ),
);
const textsOf = (support: (typeof questions)[number]["support"]) =>
  support.map(({ collection, record_id }) => texts.get(`${collection}/${record_id}`));

test("there are several hundred questions, a hundred of them over two records, and forty without an answer", () => {
  expect(answerable.length).toBeGreaterThanOrEqual(500);
  expect(questions.filter((one) => one.kind === "multi-hop").length).toBeGreaterThanOrEqual(100);
  expect(unanswerable).toHaveLength(40);
  for (const collection of Object.keys(collections)) {
    const about = answerable.filter((one) =>
      one.support.some((support) => support.collection === collection),
    );
    expect(about.length).toBeGreaterThanOrEqual(80);
  }
});

test("the same options give the same questions, another seed others", () => {
  expect(corpusQuestions({ seed })).toEqual(questions);
  expect(corpusQuestions({ seed: 8 })[0]).not.toEqual(questions[0]);
});

test("no two have the same id or the same words", () => {
  expect(new Set(questions.map((one) => one.id)).size).toBe(questions.length);
  expect(new Set(questions.map((one) => one.question)).size).toBe(questions.length);
});

test("every supporting record exists, and the answer stands in one of them word for word", () => {
  for (const { id, answer, support, hops } of answerable) {
    const held = textsOf(support);
    if (held.length < hops || held.includes(undefined)) expect.fail(`${id} lacks a record`);
    if (answer === "" || !held.some((text) => holds(text ?? "", answer))) expect.fail(`${id}: ${answer}`);
  }
});

test("a question of one hop is answered by each record that is said to support it", () => {
  for (const { id, answer, support } of answerable.filter((one) => one.hops === 1))
    if (!textsOf(support).every((text) => holds(text ?? "", answer))) expect.fail(`${id}: ${answer}`);
});

test("a question over two records is answered by the second one, about the same device as the first", () => {
  for (const { id, answer, support } of questions.filter((one) => one.kind === "multi-hop")) {
    const [first = "", second = ""] = textsOf(support);
    if (!holds(second, answer)) expect.fail(`${id}: ${answer}`);
    expect(devices.some(({ name }) => first.includes(name) && second.includes(name))).toBe(true);
  }
});

test("no question holds its answer, unless it names the two to choose from, and none is a record's own sentence", () => {
  for (const { id, question, answer, kind, support } of answerable) {
    if (kind !== "comparison" && answer.length > 3 && holds(question, answer))
      expect.fail(`${id}: ${question}`);
    if (textsOf(support).some((text) => text?.includes(question))) expect.fail(`${id}: ${question}`);
  }
});

test("what is asked without an answer is told by no record", () => {
  for (const { word } of untoldThings)
    for (const [id, text] of texts) if (holds(text, word)) expect.fail(`${id} speaks of "${word}"`);
  for (const { question } of unanswerable.filter((one) => one.id.includes("undocumented"))) {
    const device = devices.find(({ name }) => question.replace(/\?$/, "").endsWith(` ${name}`));
    if (!device) return expect.fail(question);
    const about = [...texts.values()].filter((text) => text.includes(device.name));
    for (const { version } of releasesOf(device))
      expect(about.some((text) => holds(text, version))).toBe(false);
  }
  expect(unanswerable.every((one) => one.answer === "" && one.support.length === 0)).toBe(true);
});
