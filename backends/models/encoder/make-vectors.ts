import { InferenceSession, Tensor } from "onnxruntime-node";
import { openE5File, type E5File } from "./e5-file.ts";
import { buildE5Graph } from "./e5-graph.ts";
import { buildUnigramTokenizer } from "./unigram-tokenizer.ts";
import { openWordEmbeddings, type EmbedTokens } from "./word-embeddings.ts";

export type VectorMaker = {
  readonly dimensions: number;
  /** One vector a text, in order. */
  make(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
};

type Input = { index: number; tokens: number[] };
type Encoder = { file: E5File; session: InferenceSession; embedTokens: EmbedTokens };

/** A batch is padded to its longest text: bounded in both ways, it bounds memory and waste. */
const batchTokens = 2048;
const batchTexts = 16;

/** The encoder itself, on the thread that calls it: ONNX Runtime computes there and lets nothing else run meanwhile. */
export async function openVectorMaker(path: string, threads: number): Promise<VectorMaker> {
  const file = await openE5File(path);
  const tokenizer = buildUnigramTokenizer(file.vocabulary);
  const session = await openSession(await buildE5Graph(file), threads);
  const encoder: Encoder = { file, session, embedTokens: await openWordEmbeddings(file) };
  return {
    dimensions: file.hidden,
    async make(texts) {
      const inputs = texts.map((text, index) => ({
        index,
        tokens: tokenizer.encode(text, file.maxPositions),
      }));
      const made = new Map<number, Float32Array>();
      for (const batch of intoBatches(inputs)) {
        const vectors = await runBatch(encoder, batch);
        batch.forEach(({ index }, place) => made.set(index, vectors[place] ?? new Float32Array(file.hidden)));
      }
      return texts.map((_text, index) => made.get(index) ?? new Float32Array(file.hidden));
    },
    async close() {
      await session.release();
      await file.close();
    },
  };
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
