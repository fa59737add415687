import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Failure } from "#domain/failure.ts";
import type { EncoderAnswer, EncoderFault, EncoderRequest, EncoderThreadData } from "./encoder-messages.ts";
import type { VectorMaker } from "./make-vectors.ts";

/**
 * The encoder on a thread of its own: a passage takes some 70 ms, and on the thread that serves everybody each would stand
 * between any two steps of a person's request. `make` is called for one list of texts after the other.
 */
export async function startEncoderThread(data: EncoderThreadData): Promise<VectorMaker> {
  const worker = new Worker(new URL("./encoder-worker.ts", import.meta.url), {
    workerData: data,
    execArgv: [],
  });
  const answers = answersOf(worker);
  const opened = await answers.next();
  // Without work it does not keep a process running that has nothing else to do.
  worker.unref();
  if (!("opened" in opened)) throw new TypeError("the encoder's thread did not say that it is open");
  return {
    dimensions: opened.opened.dimensions,
    async make(texts) {
      worker.ref();
      try {
        worker.postMessage({ texts } satisfies EncoderRequest);
        const answer = await answers.next();
        if ("vectors" in answer) return answer.vectors;
        throw new TypeError("the encoder's thread gave no vectors");
      } finally {
        worker.unref();
      }
    },
    async close() {
      worker.ref();
      const ended = once(worker, "exit");
      worker.postMessage({ close: true } satisfies EncoderRequest);
      await ended;
    },
  };
}

/** What the worker says, one answer after the other. Rejects with what failed there, also when the thread ends. */
function answersOf(worker: Worker): { next(): Promise<Exclude<EncoderAnswer, { failed: unknown }>> } {
  let ended: unknown;
  let waiting: PromiseWithResolvers<EncoderAnswer> | undefined;
  worker.on("message", (answer: EncoderAnswer) => waiting?.resolve(answer));
  const end = (reason: unknown): void => {
    ended ??= reason;
    waiting?.reject(ended);
  };
  worker.on("error", end);
  worker.on("exit", () => end(new TypeError("the encoder's thread has ended")));
  return {
    async next() {
      if (ended !== undefined) throw ended;
      waiting = Promise.withResolvers<EncoderAnswer>();
      const answer = await waiting.promise;
      if ("failed" in answer) throw rebuilt(answer.failed);
      return answer;
    },
  };
}

function rebuilt(failed: EncoderFault): Error {
  if ("code" in failed) {
    const { code, message, hint } = failed;
    return new Failure(code, message, hint === undefined ? {} : { hint });
  }
  const error = new Error(failed.message);
  if (failed.stack !== undefined) error.stack = failed.stack;
  return error;
}
