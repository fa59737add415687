import { describe, expect, test } from "vitest";
import { describeConstraint, scoreConstraint } from "./score-constraint.ts";

type Case = [name: string, parameters: Record<string, unknown>, kept: string[], broken: string[]];

const cases: Case[] = [
  [
    "words-between",
    { low: 1, high: 3 },
    ["Paris", "well-known don't stop"],
    ["", "one two three four", "..."],
  ],
  [
    "sentences-between",
    { low: 2, high: 2 },
    ["It is long. It is old.", "Really?! Yes"],
    ["One only.", "A. B. C.", ""],
  ],
  ["upper-case", {}, ["THE RIVER, 5!"], ["The river", "", "123"]],
  ["lower-case", {}, ["hello you"], ["Hello", ""]],
  ["without-letter", { letter: "e" }, ["A fig"], ["A pear", "E", ""]],
  ["without-commas", {}, ["Tall and green."], ["Tall, green.", ""]],
  ["digits-only", {}, ["12", " 8\n"], ["12.", "twelve", ""]],
  [
    "contains-all",
    { phrases: ["moon", "river bank"] },
    ["The Moon on the river-bank."],
    ["moonlight on the river bank", "moon", ""],
  ],
  ["contains-any", { phrases: ["cold", "cool"] }, ["It is cool!"], ["coolest", ""]],
  ["avoids", { phrases: ["green"] }, ["Trees everywhere", "greenery"], ["Green trees", ""]],
  [
    "equals",
    { text: "Blue birds fly." },
    ["blue birds fly", '"Blue birds fly."'],
    ["The blue birds fly", ""],
  ],
  ["one-of", { answers: ["yes", "no"] }, ["Yes.", "no"], ["Yes and no", ""]],
  [
    "starts-with",
    { text: "Dear reader" },
    ["Dear reader, hello", '"Dear Reader"'],
    ["Dear readers", "Hello Dear reader", ""],
  ],
  ["ends-with", { text: "the end" }, ["So it goes. The end."], ["the end of it", "the bend", ""]],
  ["ends-with-mark", { mark: "?" }, ["Why? "], ["Why.", ""]],
  ["bullets", { count: 2 }, ["- a\n- b", "Sure:\n* a\n\n• b"], ["- a", "- a\n- b\n- c", "-a\n-b", ""]],
  ["numbered-lines", { count: 2 }, ["1. a\n2. b", "Here:\n1) a\n2) b"], ["1. a", "1.a\n2.b", ""]],
  ["lines", { count: 2 }, ["a\n\nb\n"], ["a", "a\nb\nc", ""]],
  ["comma-items", { count: 3 }, ["harp, flute, drum"], ["harp, flute", "a,\nb, c", ""]],
  [
    "json-keys",
    { keys: ["name"] },
    ['{"name": "Anna"}', 'Sure: {"name": null}'],
    ["{}", '{"names": 1}', '{"name": ', ""],
  ],
  ["in-quotes", {}, ['"Bread"', "“Bread”"], ['""', 'He said "bread"', ""]],
];

describe.each(cases)("%s with %j", (name, parameters, kept, broken) => {
  test.each(kept)("is kept by %j", (output) => expect(scoreConstraint(name, parameters, output)).toBe(1));
  test.each(broken)("is broken by %j", (output) => expect(scoreConstraint(name, parameters, output)).toBe(0));
});

test.each([
  ["words-between", { low: 1, high: 1 }, "exactly 1 word"],
  ["words-between", { low: 2, high: 6 }, "2 to 6 words"],
  ["contains-all", { phrases: ["moon", "river"] }, 'contains "moon", "river"'],
  ["json-keys", { keys: ["a", "b"] }, "a JSON object with a, b"],
])("%s with %j reads: %s", (name, parameters, words) => {
  expect(describeConstraint(name, parameters)).toBe(words);
});
