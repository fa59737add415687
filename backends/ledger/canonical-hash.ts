import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** sha256, in hex, of a value's canonical JSON (RFC 8785): equal values have equal hashes, whatever the order of their keys. */
export function canonicalHash(value: unknown): string {
  return createHash("sha256").update(canonicalText(value)).digest("hex");
}

/** The `canonicalHash` of a list, taken item by item so that the list need not be held. */
export function startListHash(): { add(item: unknown): void; digest(): string } {
  const hash = createHash("sha256");
  let separator = "[";
  return {
    add(item) {
      hash.update(separator).update(canonicalText(item));
      separator = ",";
    },
    digest: () => hash.update(separator === "[" ? "[]" : "]").digest("hex"),
  };
}

function canonicalText(value: unknown): string {
  // What JSON leaves out (undefined members) does not count: the ledger would not keep it either.
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new Error("only JSON values can be hashed");
  return text;
}
