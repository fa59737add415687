import type { SeededRandom } from "#data/seeded-random.ts";

/** Quoted texts and names, comments, words, blanks, and single signs. */
const parts =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[\p{L}_][\p{L}\p{N}_]*|\s+|./gsu;
/** Names that stand before these are functions and procedures, whose case counts. */
const named = /^[.:(]/;

/** The same query as somebody would write it who hides what it does: keywords in any case, comments and other blanks between. */
export function disguiseCypher(cypher: string, random: SeededRandom): string {
  const found = cypher.match(parts) ?? [];
  return found
    .map((part, index) => {
      if (/^\s+$/.test(part))
        return random.pick([part, "\n", "\t ", " /* MATCH */ ", " // RETURN 1\n", "\u00a0"]);
      const isKeyword = /^[A-Z]+$/.test(part) && !named.test(found[index + 1] ?? "");
      return isKeyword
        ? [...part].map((sign) => (random.chance(0.5) ? sign.toLowerCase() : sign)).join("")
        : part;
    })
    .join("");
}
