import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";
import type { PassageLibrary } from "#retrieval/passage-library.ts";

/** Words of asking, not of what is asked. */
const askingTerms = new Set(
  keywordTerms(
    "please tell quick question know need want help hello hi thanks anybody somebody wonder explain say according",
  ),
);

/** How much of what a question asks a text speaks of: the share of its terms, each weighed by its rarity; 0 to 1. */
export type Coverage = (text: string) => number;

export function questionCoverage(question: string, library: Pick<PassageLibrary, "rarityOf">): Coverage {
  const asked = [...new Set(keywordTerms(question))].filter((term) => !askingTerms.has(term));
  const wanted = asked.map((term) => ({
    term,
    weight: library.rarityOf(term),
  }));
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  return (text) => {
    if (total === 0) return 0;
    const present = new Set(keywordTerms(text));
    return wanted.reduce((sum, { term, weight }) => sum + (present.has(term) ? weight : 0), 0) / total;
  };
}

/** A text that holds hardly a word beside the question's own answers nothing. */
const repeatedShare = 0.8;

export function repeatsQuestion(text: string, question: string): boolean {
  const asked = new Set(keywordTerms(question));
  const terms = new Set(keywordTerms(text));
  return [...terms].filter((term) => asked.has(term)).length >= repeatedShare * terms.size;
}
