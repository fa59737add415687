import { setTimeout as wait } from "node:timers/promises";
import {
  ChromaClientError,
  ChromaForbiddenError,
  ChromaNotFoundError,
  ChromaUnauthorizedError,
  ChromaValueError,
  InvalidArgumentError,
} from "chromadb";
import { Failure } from "#domain/failure.ts";

/** Runs one call, with an end to how long it may take. What goes wrong becomes a `Failure`, save that something is not there. */
export async function callChroma<Result>(
  { address, timeoutMs }: { address: string; timeoutMs: number },
  call: () => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: over.signal }).then(() => {
    throw new Failure("unavailable", `Chroma at ${address} took longer than ${timeoutMs / 1000} s`, {
      hint: "It may be busy or stuck; the same is tried again.",
    });
  });
  try {
    return await Promise.race([call(), late]);
  } catch (error) {
    throw isMissing(error) ? error : translateChromaError(error, address);
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}

/** A collection that is not there, or no longer: somebody removed it behind our back. */
export function isMissing(error: unknown): boolean {
  return error instanceof ChromaNotFoundError;
}

/** `invalid-input` for what Chroma will never take; anything else may pass, so it is `unavailable`. */
export function translateChromaError(error: unknown, address: string): Failure {
  if (error instanceof Failure) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/disk is full|no space left/i.test(said))
    return unavailable(`The disk of Chroma at ${address} is full`, "Free some space there.", error);
  if (error instanceof ChromaUnauthorizedError || error instanceof ChromaForbiddenError)
    return unavailable(`Chroma at ${address} refuses us`, "It must take requests without a token.", error);
  if (
    error instanceof ChromaClientError ||
    error instanceof ChromaValueError ||
    error instanceof InvalidArgumentError
  )
    return new Failure("invalid-input", `Chroma does not take this: ${said.slice(0, 300)}`, { cause: error });
  return unavailable(
    `Chroma at ${address} does not answer`,
    "If Lathe runs it, it is being started again: ask again in a minute. Otherwise see that it runs, and CHROMA_URL.",
    error,
  );
}

function unavailable(message: string, hint: string, cause: unknown): Failure {
  return new Failure("unavailable", message, { hint, cause });
}
