/** What a document is to the index: an id, and its terms in order. */
export type TermDocument = { id: string; terms: readonly string[] };
export type TermHit = { id: string; score: number };

export type Bm25Index = {
  /** Adds a document, or puts it in place of the one of that id. */
  put(document: TermDocument): void;
  remove(id: string): void;
  /** Best first; documents without any of the terms are left out. */
  search(terms: readonly string[], limit: number, accepts?: (id: string) => boolean): TermHit[];
  /** How much a term tells: the rarer the more, 0 or above. */
  rarityOf(term: string): number;
  readonly size: number;
};

type Entry = { counts: ReadonlyMap<string, number>; length: number };

/** How soon further occurrences of a term stop to count, and how much a long text is held back: the values of Lucene's and Anserini's default. */
const saturation = 0.9;
const lengthWeight = 0.4;

/** Okapi BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework) with Lucene's always positive idf, in memory. */
export function createBm25Index(): Bm25Index {
  const entries = new Map<string, Entry>();
  const postings = new Map<string, Map<string, number>>();
  let totalLength = 0;
  const remove = (id: string): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    for (const term of entry.counts.keys()) {
      const documents = postings.get(term);
      documents?.delete(id);
      if (documents?.size === 0) postings.delete(term);
    }
    totalLength -= entry.length;
    entries.delete(id);
  };
  const rarityOf = (term: string): number => {
    const frequency = postings.get(term)?.size ?? 0;
    return Math.log(1 + (entries.size - frequency + 0.5) / (frequency + 0.5));
  };
  return {
    rarityOf,
    put({ id, terms }) {
      remove(id);
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      entries.set(id, { counts, length: terms.length });
      totalLength += terms.length;
      for (const [term, count] of counts) {
        const documents = postings.get(term) ?? new Map<string, number>();
        postings.set(term, documents.set(id, count));
      }
    },
    remove,
    search(terms, limit, accepts = () => true) {
      const average = totalLength / Math.max(1, entries.size);
      const scores = new Map<string, number>();
      for (const term of new Set(terms)) {
        const documents = postings.get(term);
        if (documents === undefined) continue;
        const rarity = rarityOf(term);
        for (const [id, count] of documents) {
          const length = (entries.get(id)?.length ?? 0) / average;
          const weight = count / (count + saturation * (1 - lengthWeight + lengthWeight * length));
          scores.set(id, (scores.get(id) ?? 0) + rarity * weight);
        }
      }
      return bestOf(scores, limit, accepts);
    },
    get size() {
      return entries.size;
    },
  };
}

function bestOf(
  scores: ReadonlyMap<string, number>,
  limit: number,
  accepts: (id: string) => boolean,
): TermHit[] {
  return [...scores]
    .filter(([id]) => accepts(id))
    .map(([id, score]) => ({ id, score }))
    .toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, limit);
}
