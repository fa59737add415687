import { Failure } from "#domain/failure.ts";
import { findSections, type Section } from "./find-sections.ts";
import { findUnits, type Unit } from "./find-units.ts";

export type CutSizes = {
  /** Sections with fewer words are joined with their neighbours. */
  leastWords: number;
  /** No piece has more. */
  mostWords: number;
  /** Words of the piece before that a piece begins with again, in whole sentences; none is the default. */
  overlapWords?: number;
};

/** What suits an encoder that reads 512 tokens: about 300 for 220 words, and room for the title. */
export const defaultCutSizes: CutSizes = { leastWords: 120, mostWords: 220 };

/** A stretch of the text, from `start` to before `end`. */
export type Piece = { headings: readonly string[]; start: number; end: number; text: string };

type Placed = Unit & { section: Section };

/**
 * Cuts a text into pieces for searching: at headings where these are far enough apart, else between sentences, items and rows, into
 * pieces of about equal size. Together the pieces hold every word but the headings they begin under.
 */
export function cutText(text: string, sizes: CutSizes = defaultCutSizes): Piece[] {
  if (sizes.mostWords < 1 || sizes.leastWords > sizes.mostWords)
    throw new Failure("invalid-input", "leastWords is at most mostWords, which is at least 1");
  const placed = findSections(text).map((section) =>
    findUnits(text, section.bodyStart, section.end, sizes.mostWords).map((unit) => ({ ...unit, section })),
  );
  return joinSmall(placed, sizes)
    .flatMap((units) => divide(units, sizes.mostWords))
    .map((units, index, all) => toPiece(text, withOverlap(units, all[index - 1], sizes)));
}

/** Neighbouring sections together while one of them is small and both fit in one piece. */
function joinSmall(sections: readonly Placed[][], { leastWords, mostWords }: CutSizes): Placed[][] {
  const groups: Placed[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    const [before, now] = [wordsOf(last ?? []), wordsOf(section)];
    if (last !== undefined && before + now <= mostWords && Math.min(before, now) < leastWords)
      last.push(...section);
    else if (section.length > 0) groups.push([...section]);
  }
  return groups;
}

/** As few parts as the size allows, about equally long: no crumb is left over at the end. */
function divide(units: readonly Placed[], mostWords: number): Placed[][] {
  const parts: Placed[][] = [];
  let left = wordsOf(units);
  let open: Placed[] = [];
  for (const unit of units) {
    const words = wordsOf(open);
    const target = (words + left) / Math.ceil((words + left) / mostWords);
    if (open.length > 0 && (words + unit.words > mostWords || words + unit.words / 2 > target)) {
      parts.push(open);
      open = [];
    }
    open.push(unit);
    left -= unit.words;
  }
  return open.length > 0 ? [...parts, open] : parts;
}

function withOverlap(
  units: Placed[],
  before: Placed[] | undefined,
  { overlapWords = 0 }: CutSizes,
): Placed[] {
  const repeated: Placed[] = [];
  for (const unit of before?.toReversed() ?? []) {
    if (unit.section !== units[0]?.section || wordsOf(repeated) + unit.words > overlapWords) break;
    repeated.unshift(unit);
  }
  return [...repeated, ...units];
}

function toPiece(text: string, units: readonly Placed[]): Piece {
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a piece has at least one unit");
  const whole = text.slice(first.start, last.end);
  const start = first.start + (whole.length - whole.trimStart().length);
  const end = first.start + whole.trimEnd().length;
  return { headings: first.section.headings, start, end, text: text.slice(start, end) };
}

function wordsOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.words, 0);
}
