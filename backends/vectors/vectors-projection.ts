import type { Passage } from "#domain/passage.ts";
import type { ProjectedItem, Projection } from "#backends/sync/projection.ts";
import type { RecordPassages, VectorStore } from "./vector-store.ts";

export type VectorsProjectionOptions = {
  store: VectorStore;
  /** The passages of a record; none when it holds no text. */
  passagesOf(item: ProjectedItem): readonly Passage[];
  /** One vector a text, of the store's dimensions. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  follows(collection: string): boolean;
  /** Whether the store forgets all at a restart. */
  isVolatile?: boolean;
  batchSize?: number;
};

/** Encoding is the slow part: what is encoded should not wait long for the rest of its batch before it can be found. */
const usualBatch = 8;

/** Keeps a vector store like the ledger: a record's text becomes passages, each with its vector. */
export function vectorsProjection(options: VectorsProjectionOptions): Projection {
  const { store, passagesOf, embed } = options;
  return {
    store: "vectors",
    engine: store.engine,
    isVolatile: options.isVolatile ?? false,
    batchSize: options.batchSize ?? usualBatch,
    follows: options.follows,
    async apply(items, { force, signal } = {}) {
      const cut = items.map((item) => ({ item, passages: item.data === undefined ? [] : passagesOf(item) }));
      const passages = cut.flatMap((one) => one.passages);
      const embeddings = await embed(passages.map(embeddedText), signal);
      signal?.throwIfAborted();
      const embedded = new Map(passages.map((passage, index) => [passage, embeddings[index]]));
      await store.replace(
        cut.map((one) => toRecord(one.item, one.passages, embedded)),
        { force: force ?? false },
      );
      return [];
    },
    summarize: () => store.summarize(),
    list: (bucket) => store.list(bucket),
    clear: () => store.clear(),
  };
}

/** A passage is found by its title too: often only that names the device or the product. */
export function embeddedText({ title, text }: Passage): string {
  return title === "" ? text : `${title}\n${text}`;
}

function toRecord(
  { collection, key, version, data }: ProjectedItem,
  passages: readonly Passage[],
  embedded: ReadonlyMap<Passage, Float32Array | undefined>,
): RecordPassages {
  return {
    collection,
    record_id: key,
    version,
    passages: passages.map((passage) => ({
      ...passage,
      embedding: embedded.get(passage) ?? new Float32Array(),
    })),
    gone: data === undefined,
  };
}
