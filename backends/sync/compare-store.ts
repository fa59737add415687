import {
  bucketsAhead,
  listBucketChanges,
  listChangedCollections,
  summarizeChanges,
  type ChangeCursor,
} from "#backends/ledger/changes.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { applyApart } from "./apply-apart.ts";
import {
  itemName,
  type BucketSummary,
  type HeldItem,
  type ProjectedItem,
  type Projection,
  type RefusedItem,
} from "./projection.ts";
import { readItems, type ItemSource } from "./read-items.ts";

export type Comparison = {
  /** What the store held before the repair. */
  held: number;
  /** Digest over all buckets of the store, as text. */
  digest: string;
  repaired: number;
  refused: RefusedItem[];
};

type Compared = {
  ledger: Ledger;
  sources: readonly ItemSource[];
  projection: Projection;
  /** Where the store's follower stands: what changed later is not a difference, it is on its way. */
  cursor: ChangeCursor;
  /** `collection/key` of items that the store refuses as they are. */
  refused: ReadonlySet<string>;
  signal: AbortSignal;
};

/** The collections of the ledger that a store follows. */
export async function followedCollections(ledger: Ledger, projection: Projection): Promise<string[]> {
  const all = await listChangedCollections(ledger.db);
  return all.map(({ collection }) => collection).filter((collection) => projection.follows(collection));
}

/** One number for all buckets, or all collections: equal where both sides hold the same versions of the same items. */
export function digestOf(parts: readonly { digest: number | string }[]): string {
  return parts
    .reduce((sum, { digest }) => (sum + BigInt(digest)) % 2n ** 64n, 0n)
    .toString(16)
    .padStart(12, "0");
}

/** Finds every item that ledger and store disagree on, by buckets first, and puts the store right. */
export async function compareStore(compared: Compared): Promise<Comparison> {
  const { ledger, projection, signal } = compared;
  const collections = await followedCollections(ledger, projection);
  const [wanted, held] = [
    await summarizeChanges(ledger.db, collections),
    (await projection.summarize()).filter((bucket) => bucket.count > 0),
  ];
  const result: Comparison = {
    held: held.reduce((sum, { count }) => sum + count, 0),
    digest: digestOf(held),
    repaired: 0,
    refused: [],
  };
  // Where changes are still on their way both sides differ rightly: the next comparison looks there.
  const ahead = await bucketsAhead(ledger.db, collections, compared.cursor);
  for (const bucket of differingBuckets(wanted, held).filter((one) => !ahead.has(one))) {
    signal.throwIfAborted();
    const { stale, extra } = await differences(compared, collections, bucket);
    result.repaired += stale.length + extra.length;
    result.refused.push(...(await repair(compared, stale, extra)));
  }
  result.repaired -= result.refused.length;
  return result;
}

function differingBuckets(wanted: readonly BucketSummary[], held: readonly BucketSummary[]): number[] {
  const heldBy = new Map(held.map((summary) => [summary.bucket, summary]));
  const wantedBy = new Map(wanted.map((summary) => [summary.bucket, summary]));
  return [...new Set([...heldBy.keys(), ...wantedBy.keys()])].filter((bucket) => {
    const [one, other] = [heldBy.get(bucket), wantedBy.get(bucket)];
    return one?.count !== other?.count || one?.digest !== other?.digest;
  });
}

type Difference = { collection: string; key: string; version: number };

/** What the store lacks or has at another version, and what it holds that the ledger does not know. */
async function differences(
  { ledger, projection, cursor, refused }: Compared,
  collections: readonly string[],
  bucket: number,
): Promise<{ stale: Difference[]; extra: Difference[] }> {
  const held = new Map(
    (await projection.list(bucket)).map((item): [string, HeldItem] => [itemName(item), item]),
  );
  const known = await listBucketChanges(ledger.db, collections, bucket, cursor);
  const stale: Difference[] = [];
  for (const item of known) {
    const name = itemName(item);
    const standing = held.get(name);
    held.delete(name);
    if (item.is_ahead || refused.has(name)) continue;
    if (item.deleted ? standing !== undefined : standing?.version !== item.version) stale.push(item);
  }
  return { stale, extra: [...held.values()] };
}

/** Forced: after the ledger was restored from an older copy, the store's versions are the newer ones. */
async function repair(
  { ledger, sources, projection, signal }: Compared,
  stale: readonly Difference[],
  extra: readonly Difference[],
): Promise<RefusedItem[]> {
  const forgotten: ProjectedItem[] = extra.map(({ collection, key, version }) => ({
    collection,
    key,
    version,
  }));
  const refused: RefusedItem[] = [];
  for (let from = 0; from < stale.length; from += projection.batchSize) {
    const items = await readItems(ledger.db, sources, stale.slice(from, from + projection.batchSize));
    refused.push(...(await applyApart(projection, items, { force: true, signal })));
  }
  for (let from = 0; from < forgotten.length; from += projection.batchSize)
    await applyApart(projection, forgotten.slice(from, from + projection.batchSize), { force: true, signal });
  return refused;
}
