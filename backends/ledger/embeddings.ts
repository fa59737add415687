import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "./ledger.ts";
import { embeddings } from "./schema/tables.ts";

const chunkSize = 200;

/** The vectors known of an encoder, by hash; those not known are left out. */
export async function readEmbeddings(
  db: Transaction,
  encoder: string,
  hashes: readonly string[],
): Promise<Map<string, Float32Array>> {
  const found = new Map<string, Float32Array>();
  for (let from = 0; from < hashes.length; from += chunkSize) {
    const rows = await db
      .select({ hash: embeddings.hash, vector: embeddings.vector })
      .from(embeddings)
      .where(
        and(eq(embeddings.encoder, encoder), inArray(embeddings.hash, hashes.slice(from, from + chunkSize))),
      );
    for (const { hash, vector } of rows) found.set(hash, toFloats(vector));
  }
  return found;
}

/** Keeps vectors; one that is known already stays as it is. */
export async function writeEmbeddings(
  db: Transaction,
  encoder: string,
  vectors: ReadonlyMap<string, Float32Array>,
): Promise<void> {
  const rows = [...vectors].map(([hash, vector]) => ({ encoder, hash, vector: toBytes(vector) }));
  for (let from = 0; from < rows.length; from += chunkSize) {
    await db
      .insert(embeddings)
      .values(rows.slice(from, from + chunkSize))
      .onConflictDoNothing();
  }
}

function toBytes(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}

function toFloats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
