import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** sha256, in hex, of a value's canonical JSON (RFC 8785): equal values have equal hashes, whatever the order of their keys. */
export function canonicalHash(value: unknown): string {
  // What JSON leaves out (undefined members) does not count: the ledger would not keep it either.
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new Error("only JSON values can be hashed");
  return createHash("sha256").update(text).digest("hex");
}
