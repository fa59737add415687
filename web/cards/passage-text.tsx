import { markableTexts, markBlocks, type MarkText } from "#web/chat/mark-blocks.ts";
import { parseMarkdown } from "#web/chat/parse-markdown.ts";
import { Prose } from "#web/chat/prose.tsx";
import { markSentences } from "#web/controls/mark-sentences.ts";
import { askedStems, markWords } from "#web/controls/mark-words.ts";

const plain = (sentence: string) => markableTexts(parseMarkdown(sentence)).join(" ");

/** What an answer took from a passage: the sentences themselves, or else their words. */
function markOf(text: string, sentences: readonly string[]): MarkText {
  const wanted = sentences.map(plain);
  const isWordForWord = markableTexts(parseMarkdown(text)).some(
    (piece) => markSentences(piece, wanted) !== undefined,
  );
  const stems = askedStems(wanted.join(" "));
  return isWordForWord
    ? (piece) => markSentences(piece, wanted) ?? [{ text: piece, isMarked: false }]
    : (piece) => markWords(piece, stems);
}

/** A passage as its document was written: headings, lists and tables, with what an answer took from it marked. */
export function PassageText({ text, sentences }: { text: string; sentences: readonly string[] }) {
  const mark = markOf(text, sentences);
  return <Prose text={text} mark={(blocks) => markBlocks(blocks, mark)} />;
}
