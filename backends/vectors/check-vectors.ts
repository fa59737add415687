import { Failure } from "#domain/failure.ts";
import { itemName } from "#backends/sync/projection.ts";
import type { RecordPassages } from "./vector-store.ts";

/** Throws `invalid-input` unless the vector has the store's dimensions and holds numbers only. */
export function requireDimensions(embedding: Float32Array, dimensions: number): void {
  if (embedding.length !== dimensions) {
    throw new Failure(
      "invalid-input",
      `The embedding has ${embedding.length} dimensions; this store holds ${dimensions}`,
      { hint: "Use the encoder that the store was opened for, or rebuild the store for the new one." },
    );
  }
  if (!embedding.every(Number.isFinite)) {
    throw new Failure("invalid-input", "The embedding holds something that is not a number", {
      hint: "Encode the text again.",
    });
  }
}

/** Checks all before anything is written: embeddings of the right size, and passages under their own record. */
export function checkRecords(records: readonly RecordPassages[], dimensions: number): void {
  for (const record of records) {
    const ids = new Set<string>();
    for (const passage of record.passages) {
      requireDimensions(passage.embedding, dimensions);
      if (passage.id !== `${nameOf(record)}#${passage.position}` || passage.record_id !== record.record_id)
        throw new Failure("invalid-input", `Passage ${passage.id} does not belong to ${nameOf(record)}`);
      if (ids.has(passage.id)) throw new Failure("invalid-input", `Passage ${passage.id} comes twice`);
      ids.add(passage.id);
    }
  }
}

/** One entry a record: the newest of a batch, the last of equals. */
export function newestRecords(records: readonly RecordPassages[]): RecordPassages[] {
  const newest = new Map<string, RecordPassages>();
  for (const record of records) {
    const key = nameOf(record);
    const other = newest.get(key);
    if (other === undefined || record.version >= other.version) newest.set(key, record);
  }
  return [...newest.values()];
}

/** Names a record among those of all collections. */
export function nameOf(record: RecordPassages): string {
  return itemName({ collection: record.collection, key: record.record_id });
}
