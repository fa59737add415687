import { expect, test } from "vitest";
import { askedStems, markWords } from "./mark-words.ts";

const marked = (query: string, text: string) =>
  markWords(text, askedStems(query))
    .filter((part) => part.isMarked)
    .map((part) => part.text);

test("the question's words are marked in any case and ending", () => {
  expect(marked("battery drains fast", "Batteries drain. The battery is draining FAST.")).toEqual([
    "Batteries",
    "drain",
    "battery",
    "draining",
    "FAST",
  ]);
});

test("words that say nothing are left alone", () => {
  expect(marked("what is the cause of it", "The cause of it is what it is.")).toEqual(["cause"]);
});

test("a part of another word is no match", () => {
  expect(marked("port", "Support the port.")).toEqual(["port"]);
});

test("the parts together are the text", () => {
  const text = "Replace the fan (part 01AY-77), then run diagnostics.";
  const parts = markWords(text, askedStems("fan diagnostics"));
  expect(parts.map((part) => part.text).join("")).toBe(text);
});

test("a question without words marks nothing", () => {
  expect(markWords("any text", askedStems("??"))).toEqual([{ text: "any text", isMarked: false }]);
});
