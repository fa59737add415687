import type { DuckDBConnection } from "@duckdb/node-api";
import type { BucketSummary, HeldItem } from "#backends/sync/projection.ts";

export async function summarizeItems(connection: DuckDBConnection): Promise<BucketSummary[]> {
  const reader = await connection.runAndReadAll(
    "SELECT bucket, count(*)::INTEGER, sum(stamp)::DOUBLE FROM sync.items GROUP BY bucket ORDER BY bucket",
  );
  return reader.getRows().map(([bucket, count, digest]) => ({
    bucket: Number(bucket),
    count: Number(count),
    digest: Number(digest),
  }));
}

export async function listItems(connection: DuckDBConnection, bucket: number): Promise<HeldItem[]> {
  const reader = await connection.runAndReadAll(
    "SELECT collection, key, version FROM sync.items WHERE bucket = $1 ORDER BY collection, key",
    [bucket],
  );
  return reader.getRows().map(([collection, key, version]) => ({
    collection: String(collection),
    key: String(key),
    version: Number(version),
  }));
}
