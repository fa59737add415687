import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import { Failure } from "#domain/failure.ts";
import type { HostSettings, LaneSize } from "./llama-protocol.ts";

type Lane = {
  context: LlamaContext;
  free: LlamaContextSequence[];
  waiting: ((sequence: LlamaContextSequence) => void)[];
};

export type ContextPool = {
  /** Runs `work` with a sequence that carries the adapters and holds `size` tokens: the one that shares the longest beginning with `tokens`. */
  use<Result>(
    need: { adapters: string[]; tokens: Token[]; size: number },
    work: (sequence: LlamaContextSequence) => Promise<Result>,
  ): Promise<Result>;
};

/** Each token of a batch costs 200 KB of scores over the vocabulary; more is not faster on a processor. */
const batchTokens = 128;

/** One context for each set of adapters (and size), several sequences in each; the contexts used last are kept. */
export function createContextPool(model: LlamaModel, settings: HostSettings): ContextPool {
  const lanes = new Map<string, Promise<Lane>>();
  const inUse = new Map<string, number>();
  let released = Promise.withResolvers<void>();
  const open = async (key: string, adapters: string[], size: LaneSize): Promise<Lane> => {
    while (lanes.size > settings.contexts && (await evictOldest(key)) === false) await released.promise;
    const context = await createContext(model, settings, adapters, size);
    const sequences = Array.from({ length: context.totalSequences }, () => context.getSequence());
    return { context, free: sequences, waiting: [] };
  };
  const evictOldest = async (except: string): Promise<boolean> => {
    const idle = [...lanes.keys()].find((key) => key !== except && (inUse.get(key) ?? 0) === 0);
    if (idle === undefined) return false;
    const lane = lanes.get(idle);
    lanes.delete(idle);
    await (await lane)?.context.dispose();
    return true;
  };
  const laneFor = (key: string, adapters: string[], size: LaneSize): Promise<Lane> => {
    const known = lanes.get(key);
    const lane = known ?? Promise.resolve().then(() => open(key, adapters, size));
    lanes.delete(key);
    lanes.set(key, lane);
    lane.catch(() => {
      if (lanes.get(key) === lane) lanes.delete(key);
    });
    return lane;
  };
  return {
    async use({ adapters, tokens, size }, work) {
      const laneSize = settings.lanes.find((lane) => size <= lane.tokens) ?? {
        tokens: model.trainContextSize,
        sequences: 1,
      };
      const key = [...adapters, laneSize.tokens].join("\n");
      inUse.set(key, (inUse.get(key) ?? 0) + 1);
      try {
        const lane = await laneFor(key, adapters, laneSize);
        const sequence = await takeSequence(lane, tokens);
        try {
          return await work(sequence);
        } finally {
          giveBack(lane, sequence);
        }
      } finally {
        inUse.set(key, (inUse.get(key) ?? 1) - 1);
        released.resolve();
        released = Promise.withResolvers();
      }
    },
  };
}

function takeSequence(lane: Lane, tokens: Token[]): Promise<LlamaContextSequence> {
  const best = lane.free.toSorted((left, right) => shared(right, tokens) - shared(left, tokens))[0];
  if (!best) return new Promise((resolve) => lane.waiting.push(resolve));
  lane.free.splice(lane.free.indexOf(best), 1);
  return Promise.resolve(best);
}

function giveBack(lane: Lane, sequence: LlamaContextSequence): void {
  const next = lane.waiting.shift();
  if (next) next(sequence);
  else lane.free.push(sequence);
}

function shared(sequence: LlamaContextSequence, tokens: Token[]): number {
  return sequence.compareContextTokens(tokens).firstDifferentIndex;
}

async function createContext(
  model: LlamaModel,
  settings: HostSettings,
  adapters: string[],
  size: LaneSize,
): Promise<LlamaContext> {
  try {
    return await model.createContext({
      sequences: size.sequences,
      contextSize: Math.min(size.tokens, model.trainContextSize),
      batchSize: batchTokens,
      threads: settings.threads,
      ignoreMemorySafetyChecks: true,
      ...(adapters.length === 0
        ? {}
        : { lora: { adapters: adapters.map((filePath) => ({ filePath, scale: 1 })) } }),
    });
  } catch (cause) {
    if (adapters.length === 0) throw cause;
    throw new Failure(
      "invalid-input",
      `the adapter cannot be applied: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        hint: "It is not a GGUF LoRA of this base model, or the file is damaged: train it again, or take another version.",
        cause,
      },
    );
  }
}
