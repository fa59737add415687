import { createHash, randomBytes } from "node:crypto";

/** A text that nobody can guess: 256 random bits. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a secret. Its text has 256 bits of its own, so a plain sha256 is enough. */
export function secretDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
