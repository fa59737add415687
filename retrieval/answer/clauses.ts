import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";

const joints = /[,;:，；：]\s*|\s+(?:and|but|while|whereas|because|und|aber|y|pero)\s+/iu;
/** Less than this many content words say nothing by themselves. */
const leastTerms = 2;

/** The parts of a sentence that each claim something; one too short to is read with its neighbour. */
export function clausesOf(sentence: string): string[] {
  const clauses: string[] = [];
  let begun = "";
  for (const part of sentence.split(joints)) {
    begun = `${begun} ${part}`.trim();
    if (keywordTerms(begun).length < leastTerms) continue;
    clauses.push(begun);
    begun = "";
  }
  if (begun === "") return clauses;
  const last = clauses.pop();
  return [...clauses, last === undefined ? begun : `${last} ${begun}`];
}

const negation =
  /\b(?:not|no(?!\.)|never|cannot|without|neither|nor|none|nothing|nobody|nicht|kein\p{L}*|nie|niemals|ohne|nunca|sin|jamás)\b|n['’]t\b|[不没無无未]/iu;

export function isNegated(text: string): boolean {
  return negation.test(text);
}
