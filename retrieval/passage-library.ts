import type { Passage } from "#domain/passage.ts";
import type { ProjectedItem, Projection } from "#backends/sync/projection.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { sumBuckets } from "#backends/vectors/sum-buckets.ts";
import { itemName, type BucketSummary } from "#backends/sync/projection.ts";
import { createBm25Index, type TermHit } from "./keywords/bm25-index.ts";
import { keywordTerms } from "./keywords/keyword-terms.ts";

/** Every passage by id, in the order of its record, and found by its words. In memory: it follows the ledger from each start. */
export type PassageLibrary = {
  readonly projection: Projection;
  passage(id: string): Passage | undefined;
  /** A record's passages in reading order. */
  ofRecord(collection: string, recordId: string): readonly Passage[];
  /** By words, best first. */
  search(query: string, limit: number, accepts?: (passage: Passage) => boolean): TermHit[];
  /** How much a term tells among these passages: the rarer the more. */
  rarityOf(term: string): number;
  collections(): { collection: string; records: number; passages: number }[];
  /** Grows with every change. */
  readonly revision: number;
  /** Each record's passages by its name. A record that changed has another array. */
  records(): Map<string, readonly Passage[]>;
};

type Held = { collection: string; key: string; version: number; passages: readonly Passage[] };

/** `passagesOf`: pure. */
export function openPassageLibrary(options: {
  passagesOf(item: ProjectedItem): readonly Passage[];
  follows(collection: string): boolean;
}): PassageLibrary {
  const held = new Map<string, Held>();
  const passages = new Map<string, Passage>();
  const index = createBm25Index();
  let revision = 0;
  const forget = (name: string): void => {
    revision += 1;
    for (const passage of held.get(name)?.passages ?? []) {
      passages.delete(passage.id);
      index.remove(passage.id);
    }
    held.delete(name);
  };
  const put = (item: ProjectedItem, isForced: boolean): void => {
    const name = itemName(item);
    if (!isForced && (held.get(name)?.version ?? -1) >= item.version) return;
    forget(name);
    if (item.data === undefined) return;
    const cut = options.passagesOf(item);
    held.set(name, { collection: item.collection, key: item.key, version: item.version, passages: cut });
    for (const passage of cut) {
      passages.set(passage.id, passage);
      index.put({ id: passage.id, terms: keywordTerms(searchedText(passage)) });
    }
  };
  return {
    projection: {
      store: "keywords",
      engine: "BM25 in this process",
      isVolatile: true,
      batchSize: 200,
      follows: options.follows,
      async apply(items, { force = false } = {}) {
        for (const item of items) put(item, force);
        return [];
      },
      summarize: async () => summarize(held.values()),
      list: async (bucket) =>
        [...held.values()].filter(({ collection, key }) => bucketOf(collection, key) === bucket),
      async clear() {
        for (const name of held.keys()) forget(name);
      },
    },
    passage: (id) => passages.get(id),
    ofRecord: (collection, recordId) => held.get(itemName({ collection, key: recordId }))?.passages ?? [],
    search: (query, limit, accepts) =>
      index.search(keywordTerms(query), limit, (id) => {
        const passage = passages.get(id);
        return passage !== undefined && (accepts?.(passage) ?? true);
      }),
    rarityOf: index.rarityOf,
    collections: () =>
      [...Map.groupBy(held.values(), ({ collection }) => collection)].map(([collection, records]) => ({
        collection,
        records: records.length,
        passages: records.reduce((sum, record) => sum + record.passages.length, 0),
      })),
    get revision() {
      return revision;
    },
    records: () => new Map([...held].map(([name, record]) => [name, record.passages])),
  };
}

/** What of a passage its words are. */
export function searchedText(passage: Passage): string {
  return `${identityOf(passage)} ${passage.text}`;
}

/** What tells whom and what a passage is about: its title, its record's id, and the ids of what that record is about. */
export function identityOf({ title, record_id: id, metadata }: Passage): string {
  const about = Object.entries(metadata).flatMap(([name, value]) => (name.endsWith("_id") ? [value] : []));
  return [title, id, ...about].join(" ");
}

function summarize(held: Iterable<Held>): BucketSummary[] {
  return sumBuckets(
    [...held].map(({ collection, key, version }) => ({
      bucket: bucketOf(collection, key),
      stamp: stampOf(collection, key, version),
    })),
  );
}
