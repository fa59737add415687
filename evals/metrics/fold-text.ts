/**
 * How answers are made comparable: Unicode NFKC, lower case, everything that is neither letter nor digit becomes a space,
 * spaces are joined and trimmed. "  No-Sound." and "no sound" are then the same.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
