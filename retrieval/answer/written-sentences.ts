import { sentencesOf } from "#retrieval/sentences.ts";
import type { CitedSentence } from "./cited-answer.ts";

const mark = /\[\s*(?:passages?\s*)?\d+(?:\s*[,;]\s*\d+)*\s*\]/gi;
/** Marks behind a full stop belong to the sentence that it ends. */
const marksBehind = /([.!?。！？]+)((?:\s*\[\s*(?:passages?\s*)?\d+(?:\s*[,;]\s*\d+)*\s*\])+)/gi;
const listMark = /^(?:[-*+•]|\d+[.)])\s+/;

/**
 * The sentences of a text that a model wrote, with the numbers cited in each, whichever side of the full stop they stand on. Of a
 * text that is still being written (`isWhole` false) only those that what follows cannot change.
 */
export function writtenSentences(text: string, isWhole: boolean): CitedSentence[] {
  const tidy = (isWhole ? text : text.replace(/\[[^\]]*$/, ""))
    .replaceAll(
      marksBehind,
      (_all, stop: string, marks: string) => ` ${marks.trim().replaceAll(/\s+/g, " ")}${stop}`,
    )
    .split("\n")
    .map((line) => line.trim().replace(listMark, ""))
    .join("\n");
  const pieces = sentencesOf(tidy);
  // Where a sentence ends, and whether a mark follows, shows in the next letters only.
  const ended = isWhole ? pieces.length : pieces.findLastIndex(({ text: piece }) => hasLetter(piece));
  return pieces.slice(0, Math.max(0, ended)).flatMap(({ text: piece }) => readPiece(piece));
}

function readPiece(piece: string): CitedSentence[] {
  const said = piece
    .replaceAll(mark, "")
    .replaceAll(/\*\*|__|`/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.,;:!?])/g, "")
    .trim();
  if (!hasLetter(said)) return [];
  const numbers = [...piece.matchAll(mark)].flatMap(([marked]) => (marked.match(/\d+/g) ?? []).map(Number));
  return [{ text: said, citations: [...new Set(numbers)].toSorted((one, other) => one - other) }];
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(mark, ""));
}
