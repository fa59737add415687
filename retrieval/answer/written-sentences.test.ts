import { expect, test } from "vitest";
import { writtenSentences } from "./written-sentences.ts";

test("a number belongs to its sentence on either side of the full stop, several at once and with a word", () => {
  expect(
    writtenSentences("Clean it [1]. Wait an hour. [2, 1] **Open** it [1][3]!\n- Close it [passage 2]", true),
  ).toEqual([
    { text: "Clean it.", citations: [1] },
    { text: "Wait an hour.", citations: [1, 2] },
    { text: "Open it!", citations: [1, 3] },
    { text: "Close it", citations: [2] },
  ]);
});

test("the number of an item is no figure, and marks alone are no sentence", () => {
  expect(writtenSentences("[1]\n1. Clean it [2].\n---", true)).toEqual([
    { text: "Clean it.", citations: [2] },
  ]);
});

test("piece by piece the same sentences come as at once, none taken back", () => {
  const text = "It takes approx. 5 gb [1]. Wait 2.5 hours.\n [2] E.g. close it, then [passage 3]. Done.";
  const whole = writtenSentences(text, true);
  expect(whole.map(({ citations }) => citations)).toContainEqual([2]);
  for (let end = 0; end <= text.length; end += 1) {
    const begun = writtenSentences(text.slice(0, end), false);
    expect(begun).toEqual(whole.slice(0, begun.length));
  }
});
