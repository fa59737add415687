import { fold } from "./tokens.ts";

/** From this share of common word trigrams on, two texts count as the same sentence. */
const mostAlike = 0.5;

type Pieces = { text: string; plain: string; trigrams: Set<string> };

/** Pairs of texts that are equal after folding, or share half of their word trigrams: what was learned cannot judge. */
export function nearDuplicates(
  texts: readonly string[],
  others: readonly string[],
): { text: string; other: string; likeness: number }[] {
  const against = others.map(piecesOf);
  return texts.flatMap((text) => {
    const own = piecesOf(text);
    return against
      .map((other) => ({ text, other: other.text, likeness: likenessOf(own, other) }))
      .filter(({ likeness }) => likeness >= mostAlike);
  });
}

/** Words are what stands between spaces, and each Chinese character. */
function piecesOf(text: string): Pieces {
  const words = [...fold(text).matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}@+._'-])+/gu)]
    .map(([word]) => word.replaceAll(/['._-]+$|'/gu, ""))
    .filter((word) => word !== "");
  const trigrams = new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
  return { text, plain: words.join(" ").replaceAll("-", " "), trigrams };
}

function likenessOf(one: Pieces, other: Pieces): number {
  if (one.plain === other.plain) return 1;
  let common = 0;
  for (const trigram of one.trigrams) if (other.trigrams.has(trigram)) common += 1;
  return common === 0 ? 0 : common / (one.trigrams.size + other.trigrams.size - common);
}
