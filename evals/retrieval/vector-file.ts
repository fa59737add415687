import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import type { EmbeddingSource } from "#backends/models/embedding/embedding-source.ts";

const hashBytes = 32;

/**
 * A source that keeps every vector it made in a file, so that an evaluation repeated encodes nothing twice. The file holds one
 * entry a text: the sha256 of the source's digest, the role and the text, then the vector as 32-bit floats. An entry that a
 * crash cut short is taken off.
 */
export function keepVectors(source: EmbeddingSource, file: string): EmbeddingSource {
  mkdirSync(dirname(file), { recursive: true });
  const known = readVectors(file, source.dimensions);
  return {
    ...source,
    async encode(texts, role, signal) {
      const keys = texts.map((text) => keyOf(source.digest, role, text));
      const missing = texts.filter((_text, index) => !known.has((keys[index] as Buffer).toString("hex")));
      const made = missing.length === 0 ? [] : await source.encode(missing, role, signal);
      missing.forEach((text, index) => {
        const [key, vector] = [keyOf(source.digest, role, text), made[index] as Float32Array];
        known.set(key.toString("hex"), vector);
        appendFileSync(
          file,
          Buffer.concat([key, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)]),
        );
      });
      return keys.map((key) => known.get(key.toString("hex")) as Float32Array);
    },
  };
}

function readVectors(file: string, dimensions: number): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (!existsSync(file)) return known;
  const bytes = readFileSync(file);
  const size = hashBytes + dimensions * 4;
  if (bytes.length % size !== 0) truncateSync(file, bytes.length - (bytes.length % size));
  for (let at = 0; at + size <= bytes.length; at += size) {
    const vector = new Uint8Array(bytes.subarray(at + hashBytes, at + size));
    known.set(bytes.subarray(at, at + hashBytes).toString("hex"), new Float32Array(vector.buffer));
  }
  return known;
}

function keyOf(digest: string, role: string, text: string): Buffer {
  return createHash("sha256").update(`${digest}\n${role}\n${text}`).digest();
}
