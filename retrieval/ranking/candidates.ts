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

/** By words: BM25. With a device or a journey, the best passages of these too, however many others stand before them. */
export function findByWords(query: RetrievalQuery, { library }: RetrievalParts): Candidate[] {
  return mergeBest(
    inContexts(query).map((one) =>
      library.search(one.text, candidateCount, acceptsPassage(one)).flatMap(({ id, score }) => {
        const passage = library.passage(id);
        return passage === undefined ? [] : [{ passage, score }];
      }),
    ),
  );
}

/** By meaning: nearest vectors. With a device or a journey, the nearest passages of these too. */
export async function findByMeaning(
  query: RetrievalQuery,
  { vectors, embedder }: RetrievalParts,
): Promise<Candidate[]> {
  const embedding = await embedder.embedQuery(query.text, query.signal);
  const found = inContexts(query).map(({ collections, filter }) =>
    vectors.search({
      embedding,
      limit: candidateCount,
      ...(collections === undefined ? {} : { collections }),
      ...(filter === undefined ? {} : { filter }),
    }),
  );
  return mergeBest(await Promise.all(found));
}

/** The query itself, and narrowed to each context it is asked in. */
export function inContexts(query: RetrievalQuery): RetrievalQuery[] {
  const contexts = { device_id: query.device?.id, stage: query.journey?.stage };
  const narrowed = Object.entries(contexts).flatMap(([name, value]) =>
    value === undefined || query.filter?.[name] !== undefined
      ? []
      : [{ ...query, filter: { ...query.filter, [name]: value } }],
  );
  return [query, ...narrowed];
}

function mergeBest(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const [first = [], ...others] = lists;
  if (others.length === 0) return [...first];
  const byId = new Map(lists.flat().map((candidate) => [candidate.passage.id, candidate]));
  return [...byId.values()].toSorted((left, right) => right.score - left.score);
}
