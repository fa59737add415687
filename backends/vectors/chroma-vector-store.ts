import type { Collection } from "chromadb";
import { Failure } from "#domain/failure.ts";
import { bucketOf } from "#backends/sync/bucket.ts";
import { itemName, type HeldItem } from "#backends/sync/projection.ts";
import { createBestHits } from "./best-hits.ts";
import { checkRecords, nameOf, newestRecords, requireDimensions } from "./check-vectors.ts";
import { openChromaCollections, parseChromaUrl, type ChromaCollections } from "./chroma-collections.ts";
import { fromChromaMetadata, toChromaMetadata, toWhere } from "./chroma-passage.ts";
import {
  findDamaged,
  readRecords,
  removeRecords,
  summarizeRecords,
  writeRecords,
  type ChromaRecord,
} from "./chroma-records.ts";
import type { EmbeddedPassage, RecordPassages, VectorHit, VectorQuery, VectorStore } from "./vector-store.ts";

export type ChromaVectorStoreOptions = {
  /** Such as `http://127.0.0.1:8081`. */
  url: string;
  dimensions: number;
  /** What made the passages and their vectors: encoder and way of cutting. Vectors of another generation are removed. */
  generation: string;
  /** Tells our collections from those of others on the same server. */
  prefix?: string;
  /** For each call. */
  timeoutMs?: number;
};

const recordsAtOnce = 200;
const passagesAtOnce = 200;

/**
 * Passages in a Chroma server, in one collection for each of ours (a filter by metadata costs it five times a search), with vectors
 * of our own. Opening connects to nothing: a server that is down makes calls fail with `unavailable`, one that was emptied is filled again.
 */
export function openChromaVectorStore(options: ChromaVectorStoreOptions): VectorStore {
  const address = parseChromaUrl(options.url);
  const { dimensions } = options;
  const collections = openChromaCollections({
    ...address,
    prefix: options.prefix ?? "lathe",
    generation: options.generation,
    timeoutMs: options.timeoutMs ?? 30_000,
  });
  // By name: what the last summary found damaged, until it is written again.
  const damaged = new Map<string, HeldItem>();
  let last: Promise<unknown> = Promise.resolve();
  // Reading a record's version and writing the record belong together, so changes come one after the other.
  const inTurn = <Result>(body: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(() => collections.withFresh(body));
    last = turn.catch(() => undefined);
    return turn;
  };
  const overlay = (records: Map<string, HeldItem>, isWanted: (item: HeldItem) => boolean) => {
    for (const [name, item] of damaged) if (isWanted(item)) records.set(name, item);
    return records.values();
  };
  return {
    engine: `Chroma at ${address.host}:${address.port}`,
    dimensions,
    async replace(records, { force = false } = {}) {
      checkRecords(records, dimensions);
      const newest = newestRecords(records);
      for (let from = 0; from < newest.length; from += recordsAtOnce) {
        const slice = newest.slice(from, from + recordsAtOnce);
        const written = await inTurn(() => replaceRecords(collections, slice, force, damaged));
        for (const name of written) damaged.delete(name);
      }
    },
    async search(query) {
      requireDimensions(query.embedding, dimensions);
      if (query.limit <= 0) return [];
      return collections.withFresh(() => search(collections, query));
    },
    count: () =>
      collections.withFresh(async () => {
        const counted = [...(await collections.all())].map(async ([name, collection]) => ({
          collection: name,
          passages: await collections.call(() => collection.count()),
        }));
        return (await Promise.all(counted)).filter(({ passages }) => passages > 0);
      }),
    summarize: () =>
      inTurn(async () => {
        const records = await readRecords(collections, "all");
        damaged.clear();
        for (const item of await findDamaged(collections, records)) damaged.set(itemName(item), item);
        return summarizeRecords(overlay(new Map<string, HeldItem>(records), () => true));
      }),
    list: (bucket) =>
      inTurn(async () => {
        const records = new Map<string, HeldItem>(await readRecords(collections, { bucket }));
        const held = overlay(records, (item) => bucketOf(item.collection, item.key) === bucket);
        return [...held].map(({ collection, key, version }) => ({ collection, key, version }));
      }),
    clear: () =>
      inTurn(async () => {
        await collections.removeAll();
        damaged.clear();
      }),
    async close() {
      await last;
    },
  };
}

/** Passages first, their record last: a stop in between leaves the record at its old version, and the same comes again. */
async function replaceRecords(
  collections: ChromaCollections,
  records: readonly RecordPassages[],
  force: boolean,
  damaged: ReadonlyMap<string, HeldItem>,
): Promise<string[]> {
  const held = await readRecords(collections, {
    ids: records.map((record) => nameOf(record).toWellFormed()),
  });
  const newer = records.filter((record) => {
    const standing = held.get(nameOf(record));
    return (
      force || standing === undefined || standing.version < record.version || damaged.has(nameOf(record))
    );
  });
  for (const [collection, ofCollection] of Map.groupBy(newer, (record) => record.collection))
    await replacePassages(collections, collection, ofCollection);
  await writeRecords(collections, newer.filter((record) => record.gone !== true).map(toChromaRecord));
  await removeRecords(
    collections,
    newer.filter((record) => record.gone === true && held.has(nameOf(record))).map(nameOf),
  );
  return newer.map(nameOf);
}

async function replacePassages(
  collections: ChromaCollections,
  name: string,
  records: readonly RecordPassages[],
): Promise<void> {
  const passages = records.flatMap((record) => (record.gone === true ? [] : record.passages));
  const collection =
    passages.length > 0 ? await collections.findOrCreate(name) : await collections.find(name);
  if (collection === undefined) return;
  const keys = records.map((record) => record.record_id.toWellFormed());
  const { ids: held } = await collections.call(() =>
    collection.get({ where: { record: { $in: keys } }, include: [] }),
  );
  for (let from = 0; from < passages.length; from += passagesAtOnce)
    await upsertPassages(collections, collection, passages.slice(from, from + passagesAtOnce));
  const kept = new Set(passages.map((passage) => passage.id.toWellFormed()));
  const surplus = held.filter((id) => !kept.has(id));
  for (let from = 0; from < surplus.length; from += passagesAtOnce) {
    const ids = surplus.slice(from, from + passagesAtOnce);
    await collections.call(() => collection.delete({ ids }));
  }
}

async function upsertPassages(
  collections: ChromaCollections,
  collection: Collection,
  passages: readonly EmbeddedPassage[],
): Promise<void> {
  await collections.call(() =>
    collection.upsert({
      ids: passages.map((passage) => passage.id.toWellFormed()),
      embeddings: passages.map((passage) => Array.from(passage.embedding)),
      metadatas: passages.map(toChromaMetadata),
    }),
  );
}

async function search(collections: ChromaCollections, query: VectorQuery): Promise<VectorHit[]> {
  const all = await collections.all();
  const wanted = query.collections === undefined ? [...all.keys()] : [...new Set(query.collections)];
  const where = toWhere(query.filter);
  const answers = await Promise.all(
    wanted.map(async (name) => {
      const collection = all.get(name);
      if (collection === undefined) return [];
      const { metadatas, distances } = await collections.call(() =>
        collection.query({
          queryEmbeddings: [Array.from(query.embedding)],
          nResults: query.limit,
          include: ["metadatas", "distances"],
          ...(where === undefined ? {} : { where }),
        }),
      );
      return (metadatas[0] ?? []).map((metadata, index) => ({
        passage: fromChromaMetadata(metadata),
        score: toScore(distances[0]?.[index]),
      }));
    }),
  );
  const best = createBestHits(query.limit);
  for (const { passage, score } of answers.flat()) best.offer(score, passage);
  return [...best.hits];
}

/** Chroma gives 1 - cosine. */
function toScore(distance: number | null | undefined): number {
  if (typeof distance !== "number")
    throw new Failure("unavailable", "Chroma gave a hit without its distance");
  return Math.min(1, Math.max(-1, 1 - distance));
}

function toChromaRecord({ collection, record_id, version, passages }: RecordPassages): ChromaRecord {
  return { collection, key: record_id, version, passages: passages.length };
}
