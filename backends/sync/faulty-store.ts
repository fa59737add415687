import { Failure } from "#domain/failure.ts";
import { bucketOf, stampOf } from "./bucket.ts";
import {
  itemName,
  type BucketSummary,
  type HeldItem,
  type ProjectedItem,
  type Projection,
} from "./projection.ts";

type Held = Map<string, HeldItem & { data: Record<string, unknown> }>;

/** A store in memory that tests can take down, fill up, slow down, wipe, set back and feed with what it cannot take. */
export type FaultyStore = Projection & {
  held: Held;
  /** What happens at the next calls. */
  fault: { isDown?: boolean; mostItems?: number; pauseMilliseconds?: number; poison?: string };
  calls: number;
};

export function openFaultyStore(follows: readonly string[], batchSize = 50): FaultyStore {
  const store: FaultyStore = {
    store: "vectors",
    engine: `a map in a test, for ${follows.join(", ")}`,
    batchSize,
    held: new Map(),
    fault: {},
    calls: 0,
    follows: (collection) => follows.includes(collection),
    async apply(items, options) {
      await meet(store);
      if (store.fault.poison !== undefined && items.some((item) => item.key === store.fault.poison))
        throw new Error("cannot take this");
      for (const item of items) put(store, item, options?.force === true);
      return [];
    },
    async summarize() {
      await meet(store);
      return [...Map.groupBy(store.held.values(), (item) => bucketOf(item.collection, item.key))].map(
        ([bucket, items]): BucketSummary => ({
          bucket,
          count: items.length,
          digest: items.reduce((sum, item) => sum + stampOf(item.collection, item.key, item.version), 0),
        }),
      );
    },
    async list(bucket) {
      await meet(store);
      return [...store.held.values()].filter((item) => bucketOf(item.collection, item.key) === bucket);
    },
    async clear() {
      await meet(store);
      store.held.clear();
    },
  };
  return store;
}

async function meet(store: FaultyStore): Promise<void> {
  store.calls++;
  const { isDown, pauseMilliseconds } = store.fault;
  if (pauseMilliseconds !== undefined) await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  if (isDown === true) throw new Failure("unavailable", "The test's store does not answer");
}

function put(store: FaultyStore, { collection, key, version, data }: ProjectedItem, force: boolean): void {
  const name = itemName({ collection, key });
  const standing = store.held.get(name);
  if (standing !== undefined && standing.version >= version && !force) return;
  if (data === undefined) {
    store.held.delete(name);
    return;
  }
  if (standing === undefined && store.held.size >= (store.fault.mostItems ?? Infinity))
    throw new Failure("unavailable", "The test's store is full");
  store.held.set(name, { collection, key, version, data });
}
