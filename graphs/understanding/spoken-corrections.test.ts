import { expect, test } from "vitest";
import { withoutCorrected } from "./spoken-corrections.ts";

test.each([
  [
    "what links the T14, no sorry, the T16, to the returns process",
    "what links the T16, to the returns process",
  ],
  ["look up, uh, the Edge 30, no, the Edge 40 Neo", "look up the Edge 40 Neo"],
  ["what does the, um, the speaker, no, the microphone connect to", "what does the microphone connect to"],
])("of %s only what was meant stays", (said, meant) => {
  expect(withoutCorrected(said)).toBe(meant);
});

test.each(["how is the T14, our best seller, tied to Sales", "is the fan there, or the no boot problem"])(
  "%s takes nothing back",
  (said) => {
    expect(withoutCorrected(said)).toBe(said);
  },
);
