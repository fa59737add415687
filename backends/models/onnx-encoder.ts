import { availableParallelism } from "node:os";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { openE5File, type E5File } from "./encoder/e5-file.ts";
import { buildE5Graph } from "./encoder/e5-graph.ts";
import { createRecentCache } from "./encoder/recent-cache.ts";
import { buildUnigramTokenizer } from "./encoder/unigram-tokenizer.ts";
import { openWordEmbeddings, type EmbedTokens } from "./encoder/word-embeddings.ts";
import type { SentenceEncoder } from "./encoder.ts";
import { packagedWeights } from "./packaged-weights.ts";

export type SentenceEncoderOptions = {
  /** Where `ensureWeights` put the encoder. */
  folder: string;
  /** Cores used for one batch, up to four of the machine's when left out. */
  threads?: number;
  /** Vectors kept by text; each takes 1.5 KB. */
  cacheSize?: number;
};

type Input = { text: string; tokens: number[] };
type Encoder = { file: E5File; session: InferenceSession; embedTokens: EmbedTokens };

/** A batch is padded to its longest text: bounded in both ways, it bounds memory and waste. */
const batchTokens = 2048;
const batchTexts = 16;

/**
 * multilingual-e5-small (Wang et al. 2024, https://arxiv.org/abs/2402.05672; MIT) with 4-bit weights on
 * ONNX Runtime: 384 dimensions, about 100 languages. Its cosines lie between about 0.7 and 1: compare
 * them with each other, not with a threshold made for another encoder.
 */
export async function openSentenceEncoder(options: SentenceEncoderOptions): Promise<SentenceEncoder> {
  const weights = packagedWeights["multilingual-e5-small"];
  const file = await openE5File(join(options.folder, weights.file));
  const tokenizer = buildUnigramTokenizer(file.vocabulary);
  const session = await openSession(await buildE5Graph(file), options.threads ?? usualThreads());
  const encoder: Encoder = { file, session, embedTokens: await openWordEmbeddings(file) };
  const cache = createRecentCache<Float32Array>(options.cacheSize ?? 4096);
  let last: Promise<unknown> = Promise.resolve();
  const encode = async (texts: string[]): Promise<Float32Array[]> => {
    const found = new Map<string, Float32Array>();
    for (const text of texts) {
      const vector = cache.get(text);
      if (vector) found.set(text, vector);
    }
    const missing = [...new Set(texts)].filter((text) => !found.has(text));
    const inputs = missing.map((text) => ({ text, tokens: tokenizer.encode(text, file.maxPositions) }));
    for (const batch of intoBatches(inputs)) {
      const vectors = await runBatch(encoder, batch);
      batch.forEach((input, index) => {
        const vector = vectors[index] ?? new Float32Array(file.hidden);
        found.set(input.text, vector);
        cache.set(input.text, vector);
      });
    }
    return texts.map((text) => found.get(text) ?? new Float32Array(file.hidden));
  };
  return {
    dimensions: file.hidden,
    digest: weights.sha256,
    encode(texts, role = "query") {
      const turn = last.then(() => encode(texts.map((text) => `${role}: ${text.trim()}`)));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      await session.release();
      await file.close();
    },
  };
}

/** Two encode 1.7 times as many texts a second as one; what more than four gain was not measured. */
function usualThreads(): number {
  return Math.min(4, availableParallelism());
}

function openSession(graph: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(graph, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    enableCpuMemArena: false,
    enableMemPattern: false,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
}

/** Texts of like length together, so that little is padding. */
function intoBatches(inputs: Input[]): Input[][] {
  const batches: Input[][] = [];
  let current: Input[] = [];
  for (const input of inputs.toSorted((left, right) => left.tokens.length - right.tokens.length)) {
    if (current.length === batchTexts || (current.length + 1) * input.tokens.length > batchTokens) {
      batches.push(current);
      current = [];
    }
    current.push(input);
  }
  batches.push(current);
  return batches.filter((batch) => batch.length > 0);
}

async function runBatch({ file, session, embedTokens }: Encoder, batch: Input[]): Promise<Float32Array[]> {
  const width = Math.max(...batch.map((input) => input.tokens.length));
  const size = width * file.hidden;
  const embeddings = new Float32Array(batch.length * size);
  for (const [index, input] of batch.entries()) await embedTokens(input.tokens, embeddings, index * size);
  const lengths = Int32Array.from(batch, (input) => input.tokens.length);
  const outputs = await session.run({
    embeddings: new Tensor("float32", embeddings, [batch.length, width, file.hidden]),
    lengths: new Tensor("int32", lengths, [batch.length]),
  });
  const states = outputs[session.outputNames[0] ?? ""]?.data;
  if (!(states instanceof Float32Array)) throw new TypeError("the sentence encoder's graph gave no states");
  return batch.map((input, index) =>
    meanOfUnitLength(
      states.subarray(index * size, index * size + input.tokens.length * file.hidden),
      file.hidden,
    ),
  );
}

function meanOfUnitLength(states: Float32Array, dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions);
  states.forEach((value, index) => {
    mean[index % dimensions] = (mean[index % dimensions] ?? 0) + value;
  });
  const length = Math.hypot(...mean);
  return mean.map((value) => value / length);
}
