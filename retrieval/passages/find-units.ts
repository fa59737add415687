import { findLines } from "./find-sections.ts";
import { wordEnds } from "./find-words.ts";

/** What is never cut: a sentence, an item of a list, a row of a table, a block of code. */
export type Unit = { start: number; end: number; words: number };

// One language for all machines: where a sentence ends must not depend on where it is read.
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
const ownLine = /^\s*([-*+>|]|\d+[.)])(\s|$)/;

/** The units of a part of a text, in order. One of more than `mostWords` words is cut between words. */
export function findUnits(text: string, start: number, end: number, mostWords: number): Unit[] {
  return blocksOf(text, start, end)
    .flatMap((block) => (block.isWhole ? [block] : sentencesOf(text, block)))
    .flatMap((part) => cutLong(text, part, mostWords))
    .filter((unit) => unit.words > 0);
}

type Block = { start: number; end: number; isWhole: boolean };

/** Paragraphs, to be cut into sentences, and lines and blocks of code, which stay whole. */
function blocksOf(text: string, start: number, end: number): Block[] {
  const blocks: Block[] = [];
  let kind: string | undefined;
  for (const line of findLines(text, start, end)) {
    const isBlank = line.text.trim() === "" && !line.isFenced;
    const next = line.isFenced ? "code" : ownLine.test(line.text) ? "line" : "paragraph";
    const last = blocks.at(-1);
    if (isBlank) kind = undefined;
    else if (last !== undefined && kind === next && next !== "line") last.end = line.end;
    // The second line of a list's item belongs to it.
    else if (last !== undefined && kind === "line" && next === "paragraph") last.end = line.end;
    else {
      blocks.push({ start: line.start, end: line.end, isWhole: next !== "paragraph" });
      kind = next;
    }
  }
  return blocks;
}

function sentencesOf(text: string, { start, end }: Block): { start: number; end: number }[] {
  return [...sentences.segment(text.slice(start, end))].map(({ index, segment }) => ({
    start: start + index,
    end: start + index + segment.length,
  }));
}

function cutLong(text: string, { start, end }: { start: number; end: number }, mostWords: number): Unit[] {
  const ends = wordEnds(text, start, end);
  if (ends.length <= mostWords) return [{ start, end, words: ends.length }];
  const units: Unit[] = [];
  const size = Math.ceil(ends.length / Math.ceil(ends.length / mostWords));
  let from = start;
  for (let first = 0; first < ends.length; first += size) {
    const words = Math.min(size, ends.length - first);
    const isLast = first + words === ends.length;
    const to = isLast ? end : (ends[first + words - 1] ?? end);
    units.push({ start: from, end: to, words });
    from = to;
  }
  return units;
}
