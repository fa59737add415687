import { expect, test } from "vitest";
import { markSentences } from "./mark-sentences.ts";

test("a sentence is marked where it stands, whatever its white space and signs", () => {
  const text = "The fan is loud. Replace it\n(part 5+).  Then test.";
  expect(markSentences(text, ["Replace it (part 5+)."])).toEqual([
    { text: "The fan is loud. ", isMarked: false },
    { text: "Replace it\n(part 5+).", isMarked: true },
    { text: "  Then test.", isMarked: false },
  ]);
});

test("a sentence that was put in other words marks nothing", () => {
  expect(markSentences("Replace the fan.", ["The fan should be replaced."])).toBeUndefined();
  expect(markSentences("Replace the fan.", [" "])).toBeUndefined();
});
