import type { StoreName } from "#domain/store.ts";

/** One thing as the ledger has it now: a record of a dataset's newest version, or an experiment run. */
export type ProjectedItem = {
  /** A dataset's name, or `runs`. */
  collection: string;
  /** Unique in its collection: a record's id, a run's id. */
  key: string;
  /** Grows with every change of the item. */
  version: number;
  /** Absent when the item is gone: its tombstone. */
  data?: Record<string, unknown>;
};

/** What a store holds of one bucket. Items fall into buckets by `bucketOf`, and count with `stampOf`. */
export type BucketSummary = {
  bucket: number;
  count: number;
  /** Sum of the items' stamps: exact below 2^53. */
  digest: number;
};

/** One name for an item in maps and sets. */
export function itemName(item: { collection: string; key: string }): string {
  return `${item.collection}/${item.key}`;
}

export type HeldItem = { collection: string; key: string; version: number };

/** An item that this store will never take as it is, and why. Others of the same batch are applied. */
export type RefusedItem = { collection: string; key: string; reason: string };

/**
 * A store that follows the ledger. Applying is idempotent: it replaces what stood for that key, ignores an item whose
 * version is not newer than the one held (unless forced, after the ledger itself was restored), and forgets a key whose item has no data.
 * Every method throws `Failure("unavailable", ...)` when the store cannot be reached or is full: nothing is lost, the same comes again.
 */
export interface Projection {
  readonly store: StoreName;
  /** What runs it, for people: `Chroma at 127.0.0.1:8081`. */
  readonly engine: string;
  /** Holds its copy in memory only: it is filled again at each start. */
  readonly isVolatile?: boolean;
  /** How many items one `apply` takes at most. */
  readonly batchSize: number;
  follows(collection: string): boolean;
  apply(
    items: readonly ProjectedItem[],
    options?: { force?: boolean; signal?: AbortSignal },
  ): Promise<RefusedItem[]>;
  summarize(): Promise<BucketSummary[]>;
  list(bucket: number): Promise<HeldItem[]>;
  /** Holds nothing afterwards. */
  clear(): Promise<void>;
}
