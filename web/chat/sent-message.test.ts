import { expect, test } from "vitest";
import { readSentMessage } from "./sent-message.ts";

const id = (letter: string) => `upload-${letter.repeat(24)}`;

test("the files named under a message are told apart from its words, in their order", () => {
  const whole = `import these\nplease\nAttached: Field Notes.csv (${id("a")})\nAttached: b (1).jsonl (${id("b")})`;
  expect(readSentMessage(whole)).toEqual({
    text: "import these\nplease",
    files: [
      { id: id("a"), file_name: "Field Notes.csv" },
      { id: id("b"), file_name: "b (1).jsonl" },
    ],
  });
});

test("words about attachments stay words", () => {
  const whole = `Attached: notes.csv (${id("a")})\nis what I mean`;
  expect(readSentMessage(whole)).toEqual({ text: whole, files: [] });
  expect(readSentMessage("Attached: notes.csv (upload-1)").files).toEqual([]);
});
