// Scripts that write no spaces count by the character. A run without a space, such as a key or an address, counts by its length.
const oneWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,20}/gu;

/** Where each word of a part of a text ends. */
export function wordEnds(text: string, start = 0, end = text.length): number[] {
  return [...text.slice(start, end).matchAll(oneWord)].map((word) => start + word.index + word[0].length);
}

export function countWords(text: string): number {
  return wordEnds(text).length;
}
