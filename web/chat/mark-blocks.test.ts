import { expect, test } from "vitest";
import { markSentences } from "#web/controls/mark-sentences.ts";
import { markableTexts, markBlocks, type MarkText } from "./mark-blocks.ts";
import { parseMarkdown } from "./parse-markdown.ts";

const marking =
  (...sentences: string[]): MarkText =>
  (text) =>
    markSentences(text, sentences) ?? [{ text, isMarked: false }];

test("a sentence is marked through its bold words and its line breaks, and nothing beside it", () => {
  const blocks = parseMarkdown("First one. Replace **the fan**\nnow. Last one.");
  expect(markBlocks(blocks, marking("Replace the fan now."))).toEqual([
    {
      kind: "paragraph",
      content: [
        { kind: "text", text: "First one. " },
        { kind: "text", text: "Replace ", isMarked: true },
        { kind: "strong", text: "the fan", isMarked: true },
        { kind: "text", text: "\nnow.", isMarked: true },
        { kind: "text", text: " Last one." },
      ],
    },
  ]);
});

test("what stands in a list is marked, a heading of the same words is not", () => {
  const blocks = parseMarkdown("## Clean the vents\n- Clean the vents\n- Wait");
  const marked = markBlocks(blocks, marking("Clean the vents"));
  expect(marked[0]).toEqual(blocks[0]);
  expect(marked[1]).toMatchObject({
    items: [[{ text: "Clean the vents", isMarked: true }], [{ kind: "text", text: "Wait" }]],
  });
});

test("blocks without what is looked for stay as they are", () => {
  const blocks = parseMarkdown("# Fan\n\nOne `two` three.\n\n| a | b |\n|---|---|\n| c | d |");
  expect(markBlocks(blocks, marking("nowhere"))).toEqual(blocks);
  expect(markableTexts(blocks)).toEqual(["One two three.", "c", "d"]);
});
