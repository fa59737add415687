/** A word, a run of digits or one Chinese character, folded, with its place in the text it came from. */
export type Token = { folded: string; start: number; end: number; kind: "word" | "digits" | "han" };

const pattern =
  /[\p{Script=Han}]|[\p{L}\p{M}']+?(?=\p{Script=Han})|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:'(?:(?!\p{Script=Han})\p{L})+)?|\d+/gu;

/** Lower case, no accents, full-width forms made plain: what two spellings of one word share. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("’", "'");
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const folded = fold(match[0]).replaceAll("'", "");
    if (folded === "") continue;
    tokens.push({ folded, start: match.index, end: match.index + match[0].length, kind: kindOf(match[0]) });
  }
  return tokens;
}

function kindOf(text: string): Token["kind"] {
  if (/^\d/.test(text)) return "digits";
  return /^\p{Script=Han}/u.test(text) ? "han" : "word";
}

export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
