import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the text alone: for folds and for choosing the same items every time. */
export function unitHash(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 4294967296;
}
