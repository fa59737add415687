import type { Metadata, Where } from "chromadb";
import { z } from "zod";
import { passage as passageSchema, type Passage } from "#domain/passage.ts";
import { Failure } from "#domain/failure.ts";
import type { EmbeddedPassage, PassageFilter } from "./vector-store.ts";

// The whole passage stands as JSON, so that any text and key comes back as it was. What can be filtered by stands beside it, under
// a prefix that keeps a record's own names apart from Chroma's and ours.
const keyPrefix = "m:";
const storedMetadata = z.object({ passage: z.string() });

export function toChromaMetadata({ embedding: _, ...passage }: EmbeddedPassage): Metadata {
  const metadata: Metadata = { record: passage.record_id.toWellFormed(), passage: toJson(passage) };
  for (const [key, value] of Object.entries(passage.metadata)) metadata[filterKey(key)] = storable(value);
  return metadata;
}

/** The passage of what Chroma gave back. Throws `unavailable` when it is not ours: the next comparison puts it right. */
export function fromChromaMetadata(metadata: Metadata | null | undefined): Passage {
  const stored = storedMetadata.safeParse(metadata);
  if (stored.success) return passageSchema.parse(JSON.parse(stored.data.passage));
  throw new Failure("unavailable", "Chroma holds something in our collection that is not a passage", {
    hint: "Rebuild the vectors.",
  });
}

/** Undefined when nothing is filtered. */
export function toWhere(filter: PassageFilter | undefined): Where | undefined {
  const conditions = Object.entries(filter ?? {}).map(([key, value]): Where => ({
    [filterKey(key)]: storable(value),
  }));
  return conditions.length > 1 ? { $and: conditions } : conditions[0];
}

function filterKey(key: string): string {
  return keyPrefix + key.toWellFormed();
}

function storable<Value extends string | number | boolean>(value: Value): Value | string {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function toJson(passage: Passage): string {
  return JSON.stringify(passage);
}
