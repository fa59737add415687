import type { Passage } from "#domain/passage.ts";
import { searchedText, type PassageLibrary } from "#retrieval/passage-library.ts";
import { clausesOf, isNegated } from "./clauses.ts";
import { evidenceOf, linesAbout, nearlyAsMuch, type EvidenceLine } from "./evidence.ts";
import { areFiguresInPlace } from "./figures-in-place.ts";
import { questionCoverage, type Coverage } from "./question-coverage.ts";

/** Of a sentence's content words, weighed by rarity, its passages together must hold this share. */
const leastOfSentence = 0.65;
/** And of each of its clauses one of them this share: what is true does not carry what is made up beside it. */
const leastOfClause = 0.5;

/**
 * Whether the passages that a sentence cites support it: they hold enough of its words, in each of its clauses; every figure, id
 * and unit stands in them, beside the words it is said of; and nothing is denied that they state, or stated that they deny.
 */
export function isSupported(
  sentence: string,
  cited: readonly Passage[],
  library: Pick<PassageLibrary, "rarityOf">,
): boolean {
  const texts = cited.map(searchedText);
  const lines = evidenceOf(cited);
  if (questionCoverage(sentence, library)(texts.join(" ")) < leastOfSentence) return false;
  return clausesOf(sentence).every((clause) => {
    const coverage = questionCoverage(clause, library);
    return (
      texts.some((text) => coverage(text) >= leastOfClause) &&
      isSameInPolarity(clause, sentence, coverage, lines) &&
      areFiguresInPlace(clause, sentence, lines, library)
    );
  });
}

function isSameInPolarity(
  clause: string,
  sentence: string,
  coverage: Coverage,
  lines: readonly EvidenceLine[],
): boolean {
  const meant = linesAbout(coverage, lines, nearlyAsMuch);
  if (meant.length === 0) return !isNegated(clause);
  if (isNegated(clause)) return meant.some(({ said }) => isNegated(said));
  return isNegated(sentence) || meant.some(({ said }) => !isNegated(partAbout(said, coverage)));
}

/** Of a statement of several parts, the one that speaks most of the clause: a "not" elsewhere in it does not concern that. */
function partAbout(said: string, coverage: Coverage): string {
  const parts = said.split(/[.;:!?]\s+|\s+but\s+/i);
  return parts.toSorted((one, other) => coverage(other) - coverage(one))[0] ?? said;
}
