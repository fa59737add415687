import { createHash } from "node:crypto";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { Failure } from "#domain/failure.ts";
import { readEmbeddings, writeEmbeddings } from "#backends/ledger/embeddings.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { EmbeddingSource } from "./embedding-source.ts";
import { createTurns } from "./turns.ts";

/** Vectors of passages, each made once and kept in the ledger, and of queries. */
export interface Embedder {
  /** Of the source: names what made the vectors. */
  readonly digest: string;
  readonly dimensions: number;
  /** One vector a passage, in order, of unit length. Do not write to them. Rejects with the signal's reason once aborted; what was made until then is kept. */
  embed(passages: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
  /** The vectors of those passages that have one already, in order; nothing is encoded. */
  known?(passages: readonly string[]): Promise<(Float32Array | undefined)[]>;
}

export type CachedEmbedder = Embedder & {
  /** As `embed`, for what nobody waits for: goes on while nobody asks for anything else. */
  embedLater: Embedder["embed"];
};

export type CachedEmbedderOptions = {
  source: EmbeddingSource;
  ledger: Ledger;
  /** Passages encoded at once, the source's own number when left out: a query that comes meanwhile waits for as many. */
  batchSize?: number;
  /** Told how many passages were asked for and how many of those had to be encoded. */
  onEmbedded?: (asked: number, encoded: number) => void;
};

/** Vectors written to the ledger together. */
const writeSize = 32;

/**
 * Encodes small batches, one at a time, whoever asks. What somebody waits for goes first: a query, and all statements of an
 * answer, are never further away than the one batch that runs.
 */
export function createCachedEmbedder(options: CachedEmbedderOptions): CachedEmbedder {
  const { source, ledger } = options;
  const turns = createTurns();
  const embed = async (passages: readonly string[], signal: AbortSignal | undefined, inTurn: InTurn) => {
    signal?.throwIfAborted();
    const hashes = passages.map(hashOf);
    const texts = new Map(hashes.map((hash, index) => [hash, passages[index] ?? ""]));
    const found = await readEmbeddings(ledger.db, source.digest, [...texts.keys()]);
    const missing = [...texts].filter(([hash]) => !found.has(hash));
    options.onEmbedded?.(passages.length, missing.length);
    await encodeMissing({ ...options, missing, found, inTurn, signal });
    return hashes.map((hash) => found.get(hash) as Float32Array);
  };
  const later: InTurn = async (work) => {
    await source.calm?.();
    return turns.takeLater(work);
  };
  return {
    digest: source.digest,
    dimensions: source.dimensions,
    embed: (passages, signal) => turns.hurried(() => embed(passages, signal, turns.take)),
    embedLater: (passages, signal) => embed(passages, signal, later),
    async embedQuery(text, signal) {
      signal?.throwIfAborted();
      const made = await turns.hurried(() => source.encode([text], "query", signal));
      const [vector] = checked(source, 1, made);
      return vector as Float32Array;
    },
    async known(passages) {
      const hashes = passages.map(hashOf);
      const found = await readEmbeddings(ledger.db, source.digest, [...new Set(hashes)]);
      return hashes.map((hash) => found.get(hash));
    },
  };
}

type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

type Missing = CachedEmbedderOptions & {
  missing: [hash: string, text: string][];
  found: Map<string, Float32Array>;
  inTurn: InTurn;
  signal: AbortSignal | undefined;
};

async function encodeMissing({ source, ledger, batchSize, missing, found, inTurn, signal }: Missing) {
  const size = batchSize ?? source.batchSize ?? 1;
  const unwritten = new Map<string, Float32Array>();
  const write = async () => {
    await writeEmbeddings(ledger.db, source.digest, unwritten);
    unwritten.clear();
  };
  // Texts of like length together: a batch is padded to its longest.
  const queue = missing.toSorted(([, left], [, right]) => left.length - right.length);
  try {
    for (let from = 0; from < queue.length; from += size) {
      const batch = queue.slice(from, from + size);
      const texts = batch.map(([, text]) => text);
      const vectors = await inTurn(async () => {
        signal?.throwIfAborted();
        return checked(source, texts.length, await source.encode(texts, "passage", signal));
      });
      batch.forEach(([hash], index) => {
        const vector = vectors[index] as Float32Array;
        found.set(hash, vector);
        unwritten.set(hash, vector);
      });
      if (unwritten.size >= writeSize) await write();
      await yieldToOthers();
    }
  } finally {
    await write();
  }
}

function checked(source: EmbeddingSource, wanted: number, vectors: Float32Array[]): Float32Array[] {
  if (vectors.length === wanted && vectors.every((vector) => vector.length === source.dimensions))
    return vectors;
  throw new Failure(
    "unavailable",
    `The encoder gave ${vectors.length} vectors for ${wanted} texts, or of other dimensions`,
    {
      hint: "Its host may have changed the model behind that address: start again, and rebuild the vectors.",
    },
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(`passage\n${text}`).digest("hex");
}
