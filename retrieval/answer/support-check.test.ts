import { describe, expect, test } from "vitest";
import type { Passage } from "#domain/passage.ts";
import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";
import { isSupported } from "./support-check.ts";

function passage(record_id: string, title: string, text: string): Passage {
  return {
    id: `documents/${record_id}#0`,
    collection: "documents",
    record_id,
    position: 0,
    title,
    text,
    metadata: {},
  };
}

const north = passage(
  "care-1",
  "Northwind 7: care and spare parts",
  "Clean the Northwind 7 every 90 days; dusty rooms halve that. Never open the lid while the fan turns.\n\nHold the power button for ten seconds, then wait 5 minutes. The warranty covers the battery for 2 years.\n\n| Part | Order number | Price in USD |\n| --- | --- | --- |\n| riser card | 03KL66 | 224 |\n| fan | 03KL12 | 39 |",
);
const south = passage(
  "care-2",
  "Southwind 2: care and spare parts",
  "Clean the Southwind 2 every 30 days.\n\n| Part | Order number |\n| --- | --- |\n| riser card | 77AB10 |",
);
/** Words of many texts tell little, others much: as in a library of a thousand passages. */
const common = new Set(keywordTerms("clean every day part order number price card cover year second minute"));
const library = { rarityOf: (term: string) => (common.has(term) ? 2 : 6) };
const supports = (sentence: string, ...cited: Passage[]) => isSupported(sentence, cited, library);

describe("what the cited passages say is supported, in their words or nearly", () => {
  test.each([
    "Clean the Northwind 7 every 90 days.",
    "The Northwind 7 should be cleaned every ninety days, and dusty rooms halve that.",
    "Do not open the lid while the fan turns.",
    "Hold the power button for 10 seconds and wait five minutes.",
    "The order number of the Northwind 7's riser card is 03KL66.",
    "The riser card costs 224 USD and the fan costs $39.",
    "The battery is covered by the warranty for two years.",
  ])("%s", (sentence) => expect(supports(sentence, north)).toBe(true));

  test("of two passages, each may say a part", () => {
    const sentence = "The Northwind 7 is cleaned every 90 days, but the Southwind 2 every 30 days.";
    expect(supports(sentence, north, south)).toBe(true);
    expect(supports(sentence, north)).toBe(false);
  });
});

describe("what they do not say is not", () => {
  test.each([
    ["a figure that stands nowhere", "Clean the Northwind 7 every 45 days."],
    ["a figure in words that stands nowhere", "Clean the Northwind 7 every thirty days."],
    ["a figure with another unit", "Clean the Northwind 7 every 90 hours."],
    ["the unit of another figure", "Hold the power button for ten minutes."],
    ["an id of something else", "The order number of the Northwind 7's riser card is 03KL12."],
    ["a price of something else", "The fan costs 224 USD."],
    [
      "half of it made up",
      "Clean the Northwind 7 every 90 days, and it was designed by engineers in Helsinki.",
    ],
    ["a denial of what is stated", "The warranty does not cover the battery for 2 years."],
    ["what is forbidden as allowed", "Open the lid while the fan turns."],
    ["a web address that stands nowhere", "Clean the Northwind 7 every 90 days: https://evil.example/care."],
    ["no words of content", "It is."],
    ["another subject", "Dogs may come to the office on Fridays."],
  ])("%s", (_what, sentence) => expect(supports(sentence, north)).toBe(false));

  test("a figure of another record, though both are cited", () => {
    const sentence = "The order number of the riser card of the Northwind 7 is 77AB10.";
    expect(supports(sentence, north, south)).toBe(false);
    expect(supports(sentence.replace("Northwind 7", "Southwind 2"), north, south)).toBe(true);
  });

  test("anything at all without a passage", () => {
    expect(supports("Clean the Northwind 7 every 90 days.")).toBe(false);
  });
});
