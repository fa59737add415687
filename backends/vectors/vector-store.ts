import type { Passage } from "#domain/passage.ts";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";

export type EmbeddedPassage = Passage & { embedding: Float32Array };

/** A record's passages at one version. A record that yields none is still held, with its version, until it is gone. */
export type RecordPassages = {
  collection: string;
  record_id: string;
  version: number;
  passages: readonly EmbeddedPassage[];
  /** The record is no more: nothing of it is left behind. */
  gone?: boolean;
};

export type PassageFilter = Readonly<Record<string, string | number | boolean>>;

export type VectorQuery = {
  /** Unit length, of the store's dimensions. */
  embedding: Float32Array;
  /** All when left out. */
  collections?: readonly string[];
  /** Only passages whose metadata has these values. */
  filter?: PassageFilter;
  limit: number;
};

export type VectorHit = { passage: Passage; /** Cosine, -1 to 1. */ score: number };

/**
 * Passages by nearness of meaning. Adapters: exact in process, Chroma. The caller makes the embeddings.
 * Throws `unavailable` when it cannot be reached, `invalid-input` for an embedding of other dimensions or a passage of another record.
 */
export interface VectorStore {
  readonly engine: string;
  readonly dimensions: number;
  /** Puts a record's passages in place of those it had; an older version than the one held is ignored unless forced. */
  replace(records: readonly RecordPassages[], options?: { force?: boolean }): Promise<void>;
  search(query: VectorQuery): Promise<VectorHit[]>;
  /** Passages held by collection, for those that have any. */
  count(): Promise<{ collection: string; passages: number }[]>;
  /** Records (not passages) by bucket, also those without a passage. Empty buckets are left out. */
  summarize(): Promise<BucketSummary[]>;
  list(bucket: number): Promise<HeldItem[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}
