import { parentPort, workerData } from "node:worker_threads";
import { Failure } from "#domain/failure.ts";
import type { EncoderAnswer, EncoderFault, EncoderRequest, EncoderThreadData } from "./encoder-messages.ts";
import { openVectorMaker } from "./make-vectors.ts";

/** The thread on which sentences are encoded; `start-encoder-thread.ts` starts it, and sends one request at a time. */
async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new TypeError("the encoder's worker is a thread of another process");
  const { path, threads } = workerData as EncoderThreadData;
  const answer = (given: EncoderAnswer, moved: ArrayBuffer[] = []): void => port.postMessage(given, moved);
  try {
    const maker = await openVectorMaker(path, threads);
    port.on("message", (request: EncoderRequest) => {
      if ("close" in request) return void maker.close().finally(() => port.close());
      return void maker.make(request.texts).then(
        (vectors) =>
          answer(
            { vectors },
            vectors.map((vector) => vector.buffer as ArrayBuffer),
          ),
        (error: unknown) => answer({ failed: told(error) }),
      );
    });
    answer({ opened: { dimensions: maker.dimensions } });
  } catch (error) {
    answer({ failed: told(error) });
  }
}

function told(error: unknown): EncoderFault {
  if (error instanceof Failure) return error.toBody();
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error), stack: undefined };
}

await serve();
