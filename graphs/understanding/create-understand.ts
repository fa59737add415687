import type { SentenceEncoder } from "#backends/models/encoder.ts";
import type { Tool } from "#tools/define-tool.ts";
import { loadIntentModel } from "./intent-model-cache.ts";
import type { Understand } from "./understanding.ts";
import { contextFor, understandTurn, type TurnContext } from "./understand-turn.ts";

export type UnderstandingOptions = {
  /** Those that are built; the product's others are understood and refused as unavailable. */
  tools: readonly Tool[];
  encoder: SentenceEncoder;
  /** Where vectors of the examples and trained weights are kept (under `LATHE_CACHE`). */
  cacheFolder: string;
  onProgress?: (message: string) => void;
};

/**
 * The embedded assistant's understanding. Trains its classifier from the tools' examples in well under a minute the first
 * time, and loads it from the cache while examples and encoder stay the same.
 */
export async function createUnderstand(options: UnderstandingOptions): Promise<Understand> {
  const model = await loadIntentModel(options);
  let last: { written: string; context: TurnContext } | undefined;
  return async (text, earlier, entities) => {
    // The index of names is the same as long as the same names are passed, in whichever object.
    const written = JSON.stringify(entities);
    if (last?.written !== written)
      last = { written, context: contextFor({ encoder: options.encoder, model }, options.tools, entities) };
    return understandTurn(text.slice(0, 4000), earlier, last.context);
  };
}
