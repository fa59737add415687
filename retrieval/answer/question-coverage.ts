import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";
import type { PassageLibrary } from "#retrieval/passage-library.ts";

/** How much of what a question asks a text speaks of: the share of its terms, each weighed by its rarity; 0 to 1. */
export type Coverage = (text: string) => number;

export function questionCoverage(question: string, library: PassageLibrary): Coverage {
  const wanted = [...new Set(keywordTerms(question))].map((term) => ({
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
