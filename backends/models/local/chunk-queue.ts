import type { ChatChunk } from "#backends/models/models.ts";

export type ChunkQueue = {
  push(chunk: ChatChunk): void;
  fail(error: Error): void;
  /** True once the last chunk or an error of the other side came in. */
  readonly isFinished: boolean;
  /** For one reader; ends after `finish`, throws what `fail` was given. */
  chunks(): AsyncGenerator<ChatChunk>;
};

/** From pushed messages to a stream that is read. */
export function createChunkQueue(): ChunkQueue {
  const waiting: ChatChunk[] = [];
  let failure: Error | undefined;
  let isFinished = false;
  let arrival = Promise.withResolvers<void>();
  const wake = (): void => {
    arrival.resolve();
    arrival = Promise.withResolvers();
  };
  return {
    push(chunk) {
      waiting.push(chunk);
      if (chunk.type === "finish") isFinished = true;
      wake();
    },
    fail(error) {
      failure ??= error;
      wake();
    },
    get isFinished() {
      return isFinished;
    },
    async *chunks() {
      for (;;) {
        const chunk = waiting.shift();
        if (chunk) yield chunk;
        if (chunk?.type === "finish") return;
        if (!chunk && failure) throw failure;
        if (!chunk) await arrival.promise;
      }
    },
  };
}
