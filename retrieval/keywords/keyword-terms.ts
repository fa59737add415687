import { stemmer } from "stemmer";

// The commonest English words: they stand in every text and tell none from another.
const stopWords = new Set(
  (
    "a an and are as at be been being but by can could did do does for from had has have how i if in into is it its " +
    "me my no not of on or our shall she should so such than that the their them then there these they this those to was " +
    "we were what when where which while who why will with would you your"
  ).split(" "),
);

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const hasHan = /\p{Script=Han}/u;

/** The terms of a text as an index counts them: folded, without stop words, English ones stemmed; Chinese cut into words. */
export function keywordTerms(text: string): string[] {
  const words =
    text
      .normalize("NFKD")
      .replaceAll(/\p{Mark}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    if (hasHan.test(word)) return hanWords(word);
    return stopWords.has(word) ? [] : [stemmer(word)];
  });
}

function hanWords(text: string): string[] {
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment);
}
