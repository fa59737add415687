import type { FailureBody } from "#domain/failure.ts";

/** What an encoder's thread is started with. */
export type EncoderThreadData = { path: string; threads: number };

/** Texts to encode; `close` ends the thread once it has let go of its file. */
export type EncoderRequest = { texts: readonly string[] } | { close: true };

/** What went wrong there: a class does not survive the way between threads. */
export type EncoderFault = FailureBody | { message: string; stack: string | undefined };

/** One for the start, and one for each request, in their order. */
export type EncoderAnswer =
  | { opened: { dimensions: number } }
  | { vectors: Float32Array[] }
  | { failed: EncoderFault };
