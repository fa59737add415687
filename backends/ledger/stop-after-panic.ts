import type { PGlite } from "@electric-sql/pglite";
import { Failure } from "#domain/failure.ts";

/**
 * After a PANIC (its disk is full while it writes its log) PGlite's next statement never returns and holds this whole
 * process. From then on every statement is refused instead; the folder is sound and recovers when it is opened again.
 */
export function stopAfterPanic(client: PGlite): void {
  let panic: Failure | undefined;
  const { execProtocol, execProtocolStream, execProtocolRawSync, close } = client;

  function watch<Arguments extends unknown[], Result>(run: (...given: Arguments) => Promise<Result>) {
    return async (...given: Arguments): Promise<Result> => {
      try {
        return await run.apply(client, given);
      } catch (error) {
        if (isPanic(error)) panic ??= stopped(error);
        throw panic ?? error;
      }
    };
  }

  client.execProtocol = watch(execProtocol);
  client.execProtocolStream = watch(execProtocolStream);
  client.execProtocolRawSync = (message) => {
    if (panic) throw panic;
    return execProtocolRawSync.call(client, message);
  };
  client.close = async () => {
    // It would send a last statement. What was committed is in its log already.
    if (!panic) await close.call(client);
  };
}

function isPanic(error: unknown): boolean {
  return (
    error instanceof Error &&
    "severity" in error &&
    (error.severity === "PANIC" || error.severity === "FATAL")
  );
}

function stopped(cause: unknown): Failure {
  return new Failure("unavailable", "The ledger stopped: it could not write to its disk", {
    hint: "Free some space on the disk of LATHE_HOME, then start again. Nothing that was accepted is lost.",
    cause,
  });
}
