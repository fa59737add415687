import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SentenceEncoder } from "#backends/models/encoder.ts";

/** The encoder puts texts of like length together: of many it finds more, and pads less. */
const batch = 512;

/**
 * Vectors of many texts, kept in one file of `folder` by the encoder's digest: a text once encoded is never encoded again.
 * The file is rows of a 16-byte key and the vector; it is replaced by an atomic rename.
 */
export async function encodeCached(
  encoder: SentenceEncoder,
  texts: readonly string[],
  folder: string,
  onEncoded?: (done: number, total: number) => void,
): Promise<Float32Array[]> {
  const file = join(folder, `vectors-${encoder.digest.slice(0, 16)}.bin`);
  const kept = await readVectors(file, encoder.dimensions);
  const missing = [...new Set(texts)].filter((text) => !kept.has(keyOf(text)));
  for (let at = 0; at < missing.length; at += batch) {
    const part = missing.slice(at, at + batch);
    const vectors = await encoder.encode(part);
    part.forEach((text, index) =>
      kept.set(keyOf(text), vectors[index] ?? new Float32Array(encoder.dimensions)),
    );
    onEncoded?.(at + part.length, missing.length);
  }
  if (missing.length > 0) await writeVectors(file, kept, encoder.dimensions, folder);
  return texts.map((text) => kept.get(keyOf(text)) ?? new Float32Array(encoder.dimensions));
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

async function readVectors(file: string, dimensions: number): Promise<Map<string, Float32Array>> {
  const kept = new Map<string, Float32Array>();
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
  const row = 16 + dimensions * 4;
  for (let at = 0; at + row <= bytes.length; at += row) {
    const copy = new Uint8Array(bytes.subarray(at + 16, at + row));
    kept.set(bytes.toString("hex", at, at + 16), new Float32Array(copy.buffer));
  }
  return kept;
}

async function writeVectors(
  file: string,
  kept: Map<string, Float32Array>,
  dimensions: number,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const row = 16 + dimensions * 4;
  const bytes = Buffer.alloc(kept.size * row);
  let at = 0;
  for (const [key, vector] of kept) {
    bytes.write(key, at, "hex");
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(bytes, at + 16);
    at += row;
  }
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, bytes);
  await rename(temporary, file);
}
