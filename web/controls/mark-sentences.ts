import type { MarkedPart } from "./mark-words.ts";

const spaced = (text: string) => text.trim().replace(/\s+/g, " ");

/** A pattern for a sentence whatever the white space between its words. */
const patternOf = (sentence: string) =>
  spaced(sentence)
    .split(" ")
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");

/** A text cut where one of the sentences stands in it word for word; undefined when none does. */
export function markSentences(text: string, sentences: readonly string[]): MarkedPart[] | undefined {
  const wanted = sentences.filter((sentence) => spaced(sentence) !== "");
  if (wanted.length === 0) return undefined;
  const pieces = text.split(new RegExp(`(${wanted.map(patternOf).join("|")})`, "g"));
  if (pieces.length === 1) return undefined;
  return pieces
    .map((piece, index) => ({ text: piece, isMarked: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
