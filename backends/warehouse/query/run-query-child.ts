import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { Failure } from "#domain/failure.ts";
import {
  startLimitedNode,
  type LimitedChild,
  type ProcessLimits,
} from "#backends/limited-process/start-limited-node.ts";
import { watchMemory } from "#backends/limited-process/watch-memory.ts";
import type { QueryLimits, QueryResult } from "#backends/warehouse/warehouse.ts";
import { endedItsProcess, tookTooLong, tookTooMuchMemory } from "./query-failures.ts";
import type { QueryAnswer, QueryOrder } from "./query-messages.ts";

type Heard = Omit<QueryResult, "seconds"> & { refused?: Failure; isDone: boolean; complaint: string };

const entry = join(import.meta.dirname, "query-child.ts");

export type RunningQuery = {
  /** Rejects with `invalid-input` for what is refused or takes too much, or with the signal's reason, at once. */
  answer: Promise<QueryResult>;
  /** When its process is no more, which takes a moment after it was killed. */
  gone: Promise<void>;
};

/**
 * Runs one query in a process of its own, which the system itself keeps from writing files and from growing, and which is
 * killed when it holds too much or the signal says so.
 */
export function runQueryChild(
  file: string,
  sql: string,
  limits: QueryLimits,
  signal: AbortSignal,
): RunningQuery {
  signal.throwIfAborted();
  const begin = performance.now();
  const child = startLimitedNode(entry, dirname(file), processLimits(limits));
  const killed = Promise.withResolvers<never>();
  const kill = (reason: unknown): void => {
    child.kill("SIGKILL");
    killed.reject(reason as Error);
  };
  const stopWatching =
    child.pid === undefined
      ? undefined
      : watchMemory(child.pid, limits.max_memory_mb, () => kill(tookTooMuchMemory(limits)));
  const onAbort = (): void => kill(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  // A child that is already gone cannot be written to; its end is told by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(orderOf(file, sql, limits))}\n`);
  const end = ended(child);
  const tidyUp = (): void => {
    stopWatching?.();
    signal.removeEventListener("abort", onAbort);
  };
  return {
    answer: Promise.race([hear(child, end, limits, begin), killed.promise]),
    gone: end.then(tidyUp, tidyUp),
  };
}

async function hear(
  child: LimitedChild,
  ending: Promise<string>,
  limits: QueryLimits,
  begin: number,
): Promise<QueryResult> {
  const [heard, end] = await Promise.all([listen(child), ending]);
  const failure = heard.refused ?? (heard.isDone ? undefined : broke(heard, end, limits));
  if (failure !== undefined) throw failure;
  const { columns, rows, truncated } = heard;
  return { columns, rows, truncated, seconds: (performance.now() - begin) / 1000 };
}

/** It writes no file; two threads at work for all of its time, and its start, are the most processor time it can need. */
const processLimits = (limits: QueryLimits): ProcessLimits => ({
  memory_mb: limits.max_memory_mb,
  processor_seconds: Math.ceil((limits.timeout_ms / 1000) * 3) + 5,
  file_mb: 0,
});

const orderOf = (file: string, sql: string, limits: QueryLimits): QueryOrder => ({
  file,
  sql,
  max_rows: limits.max_rows,
  max_bytes: limits.max_bytes,
  max_memory_mb: limits.max_memory_mb,
});

async function listen(child: LimitedChild): Promise<Heard> {
  const heard: Heard = { columns: [], rows: [], truncated: false, isDone: false, complaint: "" };
  child.stderr.on(
    "data",
    (text: Buffer) => (heard.complaint = `${heard.complaint}${text.toString()}`.slice(-2000)),
  );
  for await (const line of createInterface({ input: child.stdout })) take(heard, line);
  return heard;
}

function take(heard: Heard, line: string): void {
  // A line that the end of the child cut off says nothing.
  if (!line.startsWith("{") || !line.endsWith("}")) return;
  const answer = JSON.parse(line) as QueryAnswer;
  switch (answer.kind) {
    case "columns":
      heard.columns = answer.columns;
      break;
    case "rows":
      for (const row of answer.rows)
        heard.rows.push(
          Object.fromEntries(heard.columns.map((column, index) => [column.name, row[index] ?? null])),
        );
      break;
    case "done":
      heard.truncated = answer.truncated;
      heard.isDone = true;
      break;
    case "refused":
      heard.refused = new Failure("invalid-input", answer.message, { hint: answer.hint });
      break;
  }
}

function ended(child: LimitedChild): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once("error", reject);
  child.once("close", (code, signal) => resolve(signal ?? String(code)));
  return promise;
}

/** It ended without a word: the system refused it memory, or time, or it crashed. */
function broke(heard: Heard, end: string, limits: QueryLimits): Error {
  if (/SIGXCPU/.test(end)) return tookTooLong(limits);
  if (/heap|alloc|memory|bad_alloc/i.test(heard.complaint)) return tookTooMuchMemory(limits);
  if (end === "0" || end === "1") return new Error(`the process that ran a query ended: ${heard.complaint}`);
  return endedItsProcess(end);
}
