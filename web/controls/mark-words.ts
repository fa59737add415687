export type MarkedPart = { text: string; isMarked: boolean };

/** Words that say nothing about what a text is about. */
const empty = new Set(
  "a after an and are as at be before but by can do does for from had has have how i if in is it its me my no not of on or our so that the their them there they this to was we were what when where which who why will with you your".split(
    " ",
  ),
);
const written = /[\p{L}\p{N}]+/gu;

/** A plural or another ending is still the word that was asked for. */
const stemOf = (word: string) => (word.length > 4 ? word.replace(/(ies|es|s|ing|ed|y|e)$/, "") : word);

/** What a question asks about, as stems. */
export function askedStems(query: string): Set<string> {
  const words = query.toLowerCase().match(written) ?? [];
  return new Set(words.filter((word) => !empty.has(word) && word.length > 1).map(stemOf));
}

/** A text cut where the question's words stand in it, in whatever case and ending. */
export function markWords(text: string, stems: ReadonlySet<string>): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const match of text.matchAll(written)) {
    if (!stems.has(stemOf(match[0].toLowerCase()))) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isMarked: false });
    parts.push({ text: match[0], isMarked: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMarked: false });
  return parts;
}
