import type { Passage } from "#domain/passage.ts";
import type { RetrievalParts, RetrievalQuery } from "#retrieval/pipeline.ts";

/** A passage and how well one search found it. */
export type Candidate = { passage: Passage; score: number };

/** How many passages each search brings before they are fused: more changes the first ten hardly ever. */
export const candidateCount = 100;

/** Whether a passage is in the collections asked for and has the values asked for. */
export function acceptsPassage(query: RetrievalQuery): (passage: Passage) => boolean {
  const filter = Object.entries(query.filter ?? {});
  return ({ collection, metadata }) =>
    (query.collections?.includes(collection) ?? true) &&
    filter.every(([name, value]) => metadata[name] === value);
}

/** By words: BM25. With a device, the best of that device's passages too, however many others stand before them. */
export function findByWords(query: RetrievalQuery, { library }: RetrievalParts): Candidate[] {
  const search = (one: RetrievalQuery) =>
    library.search(one.text, candidateCount, acceptsPassage(one)).flatMap(({ id, score }) => {
      const passage = library.passage(id);
      return passage === undefined ? [] : [{ passage, score }];
    });
  const narrowed = ofItsDevice(query);
  return narrowed === undefined ? search(query) : bestOfBoth(search(query), search(narrowed));
}

/** By meaning: nearest vectors. With a device, the nearest of that device's passages too. */
export async function findByMeaning(
  query: RetrievalQuery,
  { vectors, embedder }: RetrievalParts,
): Promise<Candidate[]> {
  const embedding = await embedder.embedQuery(query.text, query.signal);
  const search = ({ collections, filter }: RetrievalQuery) =>
    vectors.search({
      embedding,
      limit: candidateCount,
      ...(collections === undefined ? {} : { collections }),
      ...(filter === undefined ? {} : { filter }),
    });
  const narrowed = ofItsDevice(query);
  return narrowed === undefined ? search(query) : bestOfBoth(await search(query), await search(narrowed));
}

function ofItsDevice(query: RetrievalQuery): RetrievalQuery | undefined {
  if (query.device === undefined || query.filter?.["device_id"] !== undefined) return undefined;
  return { ...query, filter: { ...query.filter, device_id: query.device.id } };
}

function bestOfBoth(one: readonly Candidate[], other: readonly Candidate[]): Candidate[] {
  const byId = new Map([...one, ...other].map((candidate) => [candidate.passage.id, candidate]));
  return [...byId.values()].toSorted((left, right) => right.score - left.score);
}
