import type { BucketSummary } from "#backends/sync/projection.ts";

/** Counts items and adds their stamps, by bucket, in order; empty buckets are left out. */
export function sumBuckets(items: Iterable<{ bucket: number; stamp: number }>): BucketSummary[] {
  const buckets = new Map<number, BucketSummary>();
  for (const { bucket, stamp } of items) {
    const summary = buckets.get(bucket) ?? { bucket, count: 0, digest: 0 };
    summary.count += 1;
    summary.digest += stamp;
    buckets.set(bucket, summary);
  }
  return [...buckets.values()].toSorted((left, right) => left.bucket - right.bucket);
}
