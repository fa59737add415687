/** Words as people count them: runs of letters and digits, with inner apostrophes and hyphens. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Lines that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Pieces that end in `.`, `!` or `?`, and a last one without, if it has words. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[.!?]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

export const isBullet = (line: string) => /^[-*•]\s/u.test(line);
export const isNumbered = (line: string) => /^\d{1,3}[.)]\s/u.test(line);
