import type { Passage } from "#domain/passage.ts";
import { embeddedText } from "#backends/vectors/vectors-projection.ts";
import { searchedText, type PassageLibrary } from "#retrieval/passage-library.ts";
import type { RetrievalParts } from "#retrieval/pipeline.ts";
import type { SentPassage, SentRecord } from "./llamaindex-messages.ts";

/** What one process has been given. */
export type SentCorpus = {
  records: Map<string, readonly Passage[]>;
  /** Of the library, when all of it had been given; undefined while some of it waits for its vectors. */
  revision: number | undefined;
};

/** So that one message stays near a megabyte. */
const sentAtOnce = 200;

/**
 * Gives the process what changed in the passage library since it was last asked. A record whose text has no vector yet keeps what
 * it had, and is looked at again with the next question: nothing is encoded here.
 */
export async function sendChanges(
  { library, embedder }: Pick<RetrievalParts, "library" | "embedder">,
  sent: SentCorpus,
  send: (records: readonly SentRecord[]) => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { revision } = library;
  if (revision === sent.revision) return;
  let isWhole = true;
  for (const batch of batchesOf(changesOf(library, sent))) {
    signal?.throwIfAborted();
    const passages = batch.flatMap(([, own]) => own);
    const texts = passages.map(embeddedText);
    const vectors = await (embedder.known?.(texts) ?? embedder.embed(texts, signal));
    const vectorOf = new Map(passages.map((passage, index) => [passage, vectors[index]]));
    const ready = batch.filter(([, own]) => own.every((passage) => vectorOf.get(passage) !== undefined));
    isWhole &&= ready.length === batch.length;
    if (ready.length === 0) continue;
    await send(
      ready.map(([name, own]) => ({ name, passages: own.map((one) => toSent(one, vectorOf.get(one))) })),
    );
    for (const [name, own] of ready) {
      if (own.length === 0) sent.records.delete(name);
      else sent.records.set(name, own);
    }
  }
  sent.revision = isWhole ? revision : undefined;
}

type Change = readonly [name: string, passages: readonly Passage[]];

function changesOf(library: PassageLibrary, sent: SentCorpus): Change[] {
  const present = library.records();
  const gone = [...sent.records.keys()]
    .filter((name) => !present.has(name))
    .map((name): Change => [name, []]);
  const changed = [...present].filter(([name, passages]) =>
    passages.length === 0 ? sent.records.has(name) : sent.records.get(name) !== passages,
  );
  return [...gone, ...changed];
}

function* batchesOf(changes: readonly Change[]): Generator<Change[]> {
  let batch: Change[] = [];
  let size = 0;
  for (const change of changes) {
    batch.push(change);
    size += change[1].length;
    if (size < sentAtOnce) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function toSent(passage: Passage, vector: Float32Array | undefined): SentPassage {
  const { id, collection, metadata } = passage;
  return {
    id,
    collection,
    text: searchedText(passage),
    metadata,
    vector: toBase64(vector ?? new Float32Array()),
  };
}

function toBase64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, index) => bytes.writeFloatLE(value, index * 4));
  return bytes.toString("base64");
}
