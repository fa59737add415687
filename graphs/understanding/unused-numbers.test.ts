import { expect, it } from "vitest";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";
import { unusedNumbers } from "./unused-numbers.ts";

const index = buildNameIndex({});
const unused = (text: string, args: Record<string, unknown>) =>
  unusedNumbers(readText(text, index), [{ id: "step-1", tool: "any", args }]);

it("names each number that no argument took, with the word after it", () => {
  expect(unused("index the manuals again, chunks of 400 tokens, 50 overlap", {})).toEqual([
    "400 tokens",
    "50 overlap",
  ]);
});

it("says nothing of numbers that were taken, in whichever unit", () => {
  expect(
    unused("120 steps, 5 % held back, at most 30 minutes", { steps: 120, share: 0.05, most: 1800 }),
  ).toEqual([]);
  expect(unused("not more than 900 MB", { max_memory_gb: 900 / 1024 })).toEqual([]);
  expect(unused("raise it from 0.6 to 0.65", { min_score: 0.65 })).toEqual([]);
  expect(unused("the last 30 days", { period: { within: "last 30 days" } })).toEqual([]);
});

it("says nothing of numbers in names and quotes, nor of those in words", () => {
  expect(unused('ask smollm2-135m "what are 17 and 4?" and one more', {})).toEqual([]);
});
