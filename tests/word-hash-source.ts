import { createHash } from "node:crypto";
import type { EmbeddingSource } from "#backends/models/embedding/embedding-source.ts";
import { keywordTerms } from "#retrieval/keywords/keyword-terms.ts";

const dimensions = 256;

/** Vectors by hashed words (Weinberger et al. 2009): texts that share words are near, at once and without weights. For tests of what is built on vectors. */
export const wordHashSource: EmbeddingSource = {
  digest: "hashed-words",
  dimensions,
  encode: async (texts) => texts.map(vectorOf),
};

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const term of keywordTerms(text)) {
    const digest = createHash("sha256").update(term).digest();
    const place = digest.readUInt16LE(0) % dimensions;
    vector[place] = (vector[place] ?? 0) + (digest.readUInt8(2) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
