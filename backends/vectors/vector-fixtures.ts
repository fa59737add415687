import { seededRandom } from "#data/seeded-random.ts";
import type { EmbeddedPassage, RecordPassages } from "./vector-store.ts";

/** Of the vectors in the conformance suite. */
export const testDimensions = 48;

/** A direction of its own for every label: about at right angles to all others. */
export function directionOf(label: string, dimensions = testDimensions): Float32Array {
  const random = seededRandom(label);
  return unit(Float32Array.from({ length: dimensions }, () => random.next() * 2 - 1));
}

/** At a known cosine to a direction. */
export function nearTo(direction: Float32Array, cosine: number, label: string): Float32Array {
  const other = directionOf(label, direction.length);
  const along = dot(direction, other);
  const across = unit(other.map((value, index) => value - along * (direction[index] ?? 0)));
  const sine = Math.sqrt(1 - cosine * cosine);
  return direction.map((value, index) => cosine * value + sine * (across[index] ?? 0));
}

export function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}

export type TestPassage = Partial<Pick<EmbeddedPassage, "title" | "text" | "metadata">> & {
  embedding: Float32Array;
};

export function recordOf(
  collection: string,
  recordId: string,
  version: number,
  passages: readonly TestPassage[],
): RecordPassages {
  return {
    collection,
    record_id: recordId,
    version,
    passages: passages.map((passage, position) => ({
      id: `${collection}/${recordId}#${position}`,
      collection,
      record_id: recordId,
      position,
      title: `Title of ${recordId}`,
      text: `Text ${position} of ${recordId} at version ${version}`,
      metadata: {},
      ...passage,
    })),
  };
}

export function goneRecord(collection: string, recordId: string, version: number): RecordPassages {
  return { collection, record_id: recordId, version, passages: [], gone: true };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}
