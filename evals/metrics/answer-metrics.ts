import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";

/** Token F1 of an answer against the expected one (Rajpurkar et al. 2016, SQuAD), over stemmed content words; 1 when both are empty. */
export function answerF1(answer: string, expected: string): number {
  const [given, wanted] = [keywordTerms(answer), keywordTerms(expected)];
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const term of wanted) left.set(term, (left.get(term) ?? 0) + 1);
  let shared = 0;
  for (const term of given) {
    const remaining = left.get(term) ?? 0;
    if (remaining === 0) continue;
    shared += 1;
    left.set(term, remaining - 1);
  }
  const [precision, recall] = [shared / given.length, shared / wanted.length];
  return shared === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Share of the expected answer's content words that the answer says: for an answer that is a whole sentence; 0 to 1. */
export function answerRecall(answer: string, expected: string): number {
  const wanted = new Set(keywordTerms(expected));
  if (wanted.size === 0) return 1;
  const given = new Set(keywordTerms(answer));
  return [...wanted].filter((term) => given.has(term)).length / wanted.size;
}

/** Share of an answer's content words that stand in the passages it cites; 1 for an answer of none. */
export function groundedness(answer: string, cited: readonly string[]): number {
  const terms = keywordTerms(answer);
  if (terms.length === 0) return 1;
  const known = new Set(cited.flatMap(keywordTerms));
  return terms.filter((term) => known.has(term)).length / terms.length;
}

/** Share of the cited records that support the answer; undefined when nothing is cited. */
export function citationPrecision(
  cited: readonly string[],
  support: ReadonlySet<string>,
): number | undefined {
  if (cited.length === 0) return undefined;
  return cited.filter((record) => support.has(record)).length / cited.length;
}
