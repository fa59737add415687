import type { Passage } from "#domain/passage.ts";
import { bucketOf, stampOf } from "#backends/sync/bucket.ts";
import type { HeldItem } from "#backends/sync/projection.ts";
import { createBestHits } from "./best-hits.ts";
import { checkRecords, nameOf, newestRecords, requireDimensions } from "./check-vectors.ts";
import { sumBuckets } from "./sum-buckets.ts";
import { createVectorMatrix, type VectorMatrix } from "./vector-matrix.ts";
import type { PassageFilter, RecordPassages, VectorStore } from "./vector-store.ts";

type HeldRecord = HeldItem & { bucket: number; stamp: number; rows: number[] };

/** A collection's passages: row by row the vector, the passage, and the record it belongs to. */
type Segment = { matrix: VectorMatrix; passages: Passage[]; owners: HeldRecord[] };

type Held = {
  dimensions: number;
  segments: Map<string, Segment>;
  records: Map<string, HeldRecord>;
};

/** Every passage compared, in this process: about 3 ms for 10,000 passages of 384 dimensions. Holds nothing after a restart. */
export function openExactVectorStore({ dimensions }: { dimensions: number }): VectorStore {
  const held: Held = { dimensions, segments: new Map(), records: new Map() };
  return {
    engine: "exact search in this process",
    dimensions,
    async replace(records, options = {}) {
      checkRecords(records, dimensions);
      for (const record of newestRecords(records)) replaceRecord(held, record, options.force ?? false);
    },
    async search({ embedding, collections, filter, limit }) {
      requireDimensions(embedding, dimensions);
      if (limit <= 0) return [];
      const best = createBestHits(limit);
      const query = Float64Array.from(embedding);
      for (const collection of new Set(collections ?? held.segments.keys())) {
        const segment = held.segments.get(collection);
        if (segment === undefined) continue;
        segment.matrix.scan(query, accepting(segment, filter), (row, score) =>
          best.offer(score, segment.passages[row] as Passage),
        );
      }
      return best.hits.map(({ passage, score }) => ({ passage, score: Math.min(1, Math.max(-1, score)) }));
    },
    async count() {
      return [...held.segments]
        .map(([collection, { matrix }]) => ({ collection, passages: matrix.rows }))
        .filter(({ passages }) => passages > 0);
    },
    summarize: async () => sumBuckets(held.records.values()),
    async list(bucket) {
      return [...held.records.values()]
        .filter((record) => record.bucket === bucket)
        .map(({ collection, key, version }) => ({ collection, key, version }));
    },
    async clear() {
      held.segments.clear();
      held.records.clear();
    },
    close: async () => {},
  };
}

function replaceRecord(held: Held, record: RecordPassages, force: boolean): void {
  const name = nameOf(record);
  const old = held.records.get(name);
  if (old !== undefined && old.version >= record.version && !force) return;
  const segment = segmentOf(held, record.collection);
  if (old !== undefined) removeRows(segment, old);
  if (record.gone) {
    held.records.delete(name);
    if (segment.matrix.rows === 0) held.segments.delete(record.collection);
    return;
  }
  const owner: HeldRecord = {
    collection: record.collection,
    key: record.record_id,
    version: record.version,
    bucket: old?.bucket ?? bucketOf(record.collection, record.record_id),
    stamp: stampOf(record.collection, record.record_id, record.version),
    rows: [],
  };
  for (const { embedding, ...passage } of record.passages) {
    owner.rows.push(segment.matrix.rows);
    segment.matrix.add(embedding);
    segment.passages.push(passage);
    segment.owners.push(owner);
  }
  held.records.set(name, owner);
}

function segmentOf(held: Held, collection: string): Segment {
  const found = held.segments.get(collection);
  if (found !== undefined) return found;
  const made: Segment = { matrix: createVectorMatrix(held.dimensions), passages: [], owners: [] };
  held.segments.set(collection, made);
  return made;
}

/** From the last row on: then the row that comes into a hole is never one that must go too. */
function removeRows(segment: Segment, record: HeldRecord): void {
  for (const row of record.rows.toSorted((left, right) => right - left)) {
    segment.matrix.remove(row);
    const passage = segment.passages.pop();
    const owner = segment.owners.pop();
    if (passage === undefined || owner === undefined || row === segment.passages.length) continue;
    segment.passages[row] = passage;
    segment.owners[row] = owner;
    owner.rows[owner.rows.indexOf(segment.passages.length)] = row;
  }
}

function accepting(
  { passages }: Segment,
  filter: PassageFilter | undefined,
): ((row: number) => boolean) | undefined {
  const wanted = Object.entries(filter ?? {});
  if (wanted.length === 0) return undefined;
  return (row) => wanted.every(([key, value]) => passages[row]?.metadata[key] === value);
}
