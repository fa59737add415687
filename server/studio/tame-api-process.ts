import { createRequire } from "node:module";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import type { Logger } from "pino";

type ApiLogger = { clear(): ApiLogger; pipe(target: Writable): unknown };
const processEvents = ["uncaughtException", "unhandledRejection"] as const;

/**
 * The API writes its log to standard output, where our ready line goes, and its handlers keep a process alive that has a
 * bug. Its errors go to our log instead, and an error ends the process as everywhere; only its own files are a
 * convenience, so that a full disk does not take the platform down.
 */
export async function tameApiProcess(log: Logger, folder: string): Promise<() => void> {
  const before = new Map(
    processEvents.map((event) => [event, new Set(process.listeners(event as "uncaughtException"))]),
  );
  const api = createRequire(import.meta.url).resolve("@langchain/langgraph-api/server");
  const { logger } = (await import(new URL("./logging.mjs", pathToFileURL(api)).href)) as {
    logger: ApiLogger;
  };
  for (const event of processEvents)
    for (const listener of process.listeners(event as "uncaughtException"))
      if (before.get(event)?.has(listener) === false) process.off(event, listener);
  logger.clear().pipe(apiLog(log));
  const onRejection = (error: unknown) => {
    if (!isFileError(error, folder)) throw error;
    log.warn({ err: error }, "the LangGraph API could not keep its threads");
  };
  process.on("unhandledRejection", onRejection);
  return () => void process.off("unhandledRejection", onRejection);
}

function isFileError(error: unknown, folder: string): boolean {
  return error instanceof Error && "path" in error && String(error.path).startsWith(folder);
}

/** The fields under which its logger keeps the plain level and the finished text. */
const levelKey = Symbol.for("level");
const messageKey = Symbol.for("message");

function apiLog(log: Logger): Writable {
  return new Writable({
    objectMode: true,
    write(entry: Record<symbol, unknown>, _encoding, done) {
      if (entry[levelKey] === "error")
        log.error({ from: "LangGraph API" }, stripVTControlCharacters(String(entry[messageKey])));
      done();
    },
  });
}
