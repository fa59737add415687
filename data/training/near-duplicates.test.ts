import fc from "fast-check";
import { expect, test } from "vitest";
import {
  distinctTexts,
  findNearDuplicatesAcross,
  jaccard,
  nearDuplicateThreshold,
  shinglesOf,
} from "./near-duplicates.ts";

const words = fc
  .array(fc.constantFrom("screen", "fan", "the", "my", "flat", "dark", "since", "Monday"), { maxLength: 14 })
  .map((list) => list.join(" "));
const items = (texts: string[]) => texts.map((text, place) => ({ id: String(place), text }));

test("shingles are runs of three words without case and punctuation", () => {
  expect([...shinglesOf("My Fan, it is LOUD!")]).toEqual(["my fan it", "fan it is", "it is loud"]);
  expect([...shinglesOf("two words")]).toEqual(["two words"]);
  expect(shinglesOf("  ").size).toBe(0);
});

test("similarity is shared shingles over all shingles", () => {
  expect(jaccard(new Set(["a", "b", "c"]), new Set(["b", "c", "d"]))).toBe(0.5);
  expect(jaccard(new Set(), new Set())).toBe(1);
});

test("the index finds the same near-duplicates as comparing every pair", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.array(words, { maxLength: 12 }), (training, tests) => {
      const found = new Set(
        findNearDuplicatesAcross(items(training), items(tests)).map((pair) => pair.training),
      );
      const expected = items(training).filter(({ text }) =>
        tests.some(
          (other) =>
            shinglesOf(text).size > 0 &&
            jaccard(shinglesOf(text), shinglesOf(other)) > nearDuplicateThreshold,
        ),
      );
      expect([...found].toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    }),
  );
});

test("a text that differs in one late word of twenty is a near-duplicate; one that differs in the middle of eight is not", () => {
  const long =
    "my laptop gets so hot after ten minutes of video that I cannot hold it on my knees any longer today";
  const pairs = findNearDuplicatesAcross(
    [
      { id: "a", text: long.replace("today", "now") },
      { id: "b", text: "one two three four FIVE six seven eight" },
    ],
    [
      { id: "x", text: long },
      { id: "y", text: "one two three four 5 six seven eight" },
    ],
  );
  expect(pairs).toEqual([{ training: "a", test: "x" }]);
});

test("within one group the first of near-duplicates stays; other groups are not compared", () => {
  const list = [
    ["a", "the fan is loud today"],
    ["a", "The fan is loud today!"],
    ["b", "the fan is loud today"],
  ] as const;
  expect(
    distinctTexts(
      list,
      ([, text]) => text,
      ([group]) => group,
    ),
  ).toEqual([list[0], list[2]]);
});
