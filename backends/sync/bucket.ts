import { createHash } from "node:crypto";

export const bucketCount = 256;

/** Which of the 256 buckets an item falls into: depends on its names alone. */
export function bucketOf(collection: string, key: string): number {
  return createHash("sha256").update(`${collection}\n${key}`).digest().readUInt8(0);
}

/** What an item adds to its bucket's digest: 32 bits that depend on its names and version, so that a sum of 2 million stays exact. */
export function stampOf(collection: string, key: string, version: number): number {
  return createHash("sha256").update(`${collection}\n${key}\n${version}`).digest().readUInt32BE(4);
}
