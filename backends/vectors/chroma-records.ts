import type { Metadata } from "chromadb";
import { z } from "zod";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import { itemName, type BucketSummary, type HeldItem } from "#backends/sync/projection.ts";
import { sumBuckets } from "./sum-buckets.ts";
import type { ChromaCollections } from "./chroma-collections.ts";

/** What Chroma holds of a record: its version and how many passages it has. */
export type ChromaRecord = HeldItem & { passages: number };

const stored = z.tuple([z.string(), z.string(), z.number(), z.number()]);
const page = 2_000;
/** No record has it: tells whoever compares that this one must be written again. */
const damagedVersion = -1;

export async function readRecords(
  collections: ChromaCollections,
  which: { ids: string[] } | { bucket: number } | "all",
): Promise<Map<string, ChromaRecord>> {
  const records = await collections.records();
  const found = new Map<string, ChromaRecord>();
  for (let offset = 0; ; offset += page) {
    const { metadatas } = await collections.call(() =>
      records.get({
        include: ["metadatas"],
        ...(which === "all" ? {} : "ids" in which ? { ids: which.ids } : { where: { bucket: which.bucket } }),
        ...(which !== "all" && "ids" in which ? {} : { limit: page, offset }),
      }),
    );
    for (const metadata of metadatas) {
      const record = fromMetadata(metadata);
      if (record !== undefined) found.set(itemName(record), record);
    }
    if (metadatas.length < page) return found;
  }
}

export async function writeRecords(
  collections: ChromaCollections,
  written: readonly ChromaRecord[],
): Promise<void> {
  if (written.length === 0) return;
  const records = await collections.records();
  await collections.call(() =>
    records.upsert({
      ids: written.map(itemName).map((name) => name.toWellFormed()),
      embeddings: written.map(placeOf),
      metadatas: written.map(toMetadata),
    }),
  );
}

export async function removeRecords(collections: ChromaCollections, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const records = await collections.records();
  await collections.call(() => records.delete({ ids: names.map((name) => name.toWellFormed()) }));
}

export function summarizeRecords(records: Iterable<HeldItem>): BucketSummary[] {
  const items = [...records].map(({ collection, key, version }) => ({
    bucket: bucketOf(collection, key),
    stamp: stampOf(collection, key, version),
  }));
  return sumBuckets(items);
}

/**
 * Records whose passages are not all there, and passages without a record, as items of a version that no record has: somebody
 * changed a collection behind our back. Counts are compared first; ids are read only of a collection whose count is wrong.
 */
export async function findDamaged(
  collections: ChromaCollections,
  records: ReadonlyMap<string, ChromaRecord>,
): Promise<HeldItem[]> {
  const byCollection = Map.groupBy(records.values(), (record) => record.collection);
  const held = await collections.all();
  const damaged: HeldItem[] = [];
  for (const name of new Set([...byCollection.keys(), ...held.keys()])) {
    const wanted = new Map((byCollection.get(name) ?? []).map((record) => [record.key, record.passages]));
    const collection = held.get(name);
    const count = collection === undefined ? 0 : await collections.call(() => collection.count());
    if (count === wanted.values().reduce((sum, passages) => sum + passages, 0)) continue;
    const found = await countPassages(collections, name);
    for (const key of new Set([...wanted.keys(), ...found.keys()])) {
      if ((wanted.get(key) ?? -1) !== (found.get(key) ?? 0))
        damaged.push({ collection: name, key, version: damagedVersion });
    }
  }
  return damaged;
}

/** Passages by record. Their ids are `<collection>/<record>#<position>`. */
async function countPassages(collections: ChromaCollections, name: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const collection = await collections.find(name);
  if (collection === undefined) return counts;
  const { ids } = await collections.call(() => collection.get({ include: [] }));
  for (const id of ids) {
    const key = id.slice(name.length + 1, id.lastIndexOf("#"));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Chroma wants a vector for everything: points around a circle keep its index from piling up in one place. */
function placeOf({ collection, key }: ChromaRecord): number[] {
  const angle = (stampOf(collection, key, 0) / 2 ** 32) * 2 * Math.PI;
  return [Math.cos(angle), Math.sin(angle)];
}

function toMetadata({ collection, key, version, passages }: ChromaRecord): Metadata {
  return {
    bucket: bucketOf(collection, key),
    record: JSON.stringify([collection, key, version, passages]),
  };
}

function fromMetadata(metadata: Metadata | null): ChromaRecord | undefined {
  const text = metadata?.["record"];
  if (typeof text !== "string") return undefined;
  const [collection, key, version, passages] = stored.parse(JSON.parse(text));
  return { collection, key, version, passages };
}
