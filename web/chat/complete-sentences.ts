/** The leading part of a growing text that ends with a whole sentence; empty while there is none. */
export function completeSentences(text: string): string {
  const ends = [...text.matchAll(/[.!?:](?=\s)|[。！？]|\n/g)];
  const last = ends.at(-1);
  return last === undefined ? "" : text.slice(0, last.index + last[0].length);
}
