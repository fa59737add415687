import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createRecentCache } from "./encoder/recent-cache.ts";
import { startEncoderThread } from "./encoder/start-encoder-thread.ts";
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

/**
 * multilingual-e5-small (Wang et al. 2024, https://arxiv.org/abs/2402.05672; MIT) with 4-bit weights on
 * ONNX Runtime: 384 dimensions, about 100 languages. Its cosines lie between about 0.7 and 1: compare
 * them with each other, not with a threshold made for another encoder.
 */
export async function openSentenceEncoder(options: SentenceEncoderOptions): Promise<SentenceEncoder> {
  const weights = packagedWeights["multilingual-e5-small"];
  const maker = await startEncoderThread({
    path: join(options.folder, weights.file),
    threads: options.threads ?? usualThreads(),
  });
  const cache = createRecentCache<Float32Array>(options.cacheSize ?? 4096);
  let last: Promise<unknown> = Promise.resolve();
  let queries = 0;
  let askedAt = -Infinity;
  const encode = async (texts: string[]): Promise<Float32Array[]> => {
    const found = new Map<string, Float32Array>();
    for (const text of texts) {
      const vector = cache.get(text);
      if (vector) found.set(text, vector);
    }
    const missing = [...new Set(texts)].filter((text) => !found.has(text));
    const made = missing.length === 0 ? [] : await maker.make(missing);
    missing.forEach((text, index) => {
      const vector = made[index] ?? new Float32Array(maker.dimensions);
      found.set(text, vector);
      cache.set(text, vector);
    });
    return texts.map((text) => found.get(text) ?? new Float32Array(maker.dimensions));
  };
  return {
    dimensions: maker.dimensions,
    digest: weights.sha256,
    encode(texts, role = "query") {
      const turn = last.then(() => encode(texts.map((text) => `${role}: ${text.trim()}`)));
      last = turn.catch(() => undefined);
      if (role === "passage") return turn;
      queries += 1;
      return turn.finally(() => {
        queries -= 1;
        askedAt = performance.now();
      });
    },
    calmFor: () => (queries > 0 ? 0 : performance.now() - askedAt),
    async close() {
      await last;
      await maker.close();
    },
  };
}

/** Two encode 1.7 times as many texts a second as one; what more than four gain was not measured. */
function usualThreads(): number {
  return Math.min(4, availableParallelism());
}
