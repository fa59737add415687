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
import type { QueryAnswer, QueryOrder } from "./query-messages.ts";

type Heard = Omit<QueryResult, "seconds"> & { refused?: Failure; isDone: boolean; complaint: string };

const entry = join(import.meta.dirname, "query-child.ts");

/**
 * Runs one query in a process of its own, which the system itself keeps from writing files and from growing, and which is
 * killed at its limits. Throws `invalid-input` for what is refused or takes too much, or the signal's reason.
 */
export async function runQueryChild(
  file: string,
  sql: string,
  limits: QueryLimits,
  signal: AbortSignal,
): Promise<QueryResult> {
  signal.throwIfAborted();
  const begin = performance.now();
  const child = startLimitedNode(entry, dirname(file), processLimits(limits));
  let killed: Failure | undefined;
  const kill = (failure: Failure): void => {
    killed ??= failure;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => kill(tooLong(limits)), limits.timeout_ms);
  const stopWatching =
    child.pid === undefined
      ? undefined
      : watchMemory(child.pid, limits.max_memory_mb, () => kill(tooMuchMemory(limits)));
  const onAbort = (): void => void child.kill("SIGKILL");
  signal.addEventListener("abort", onAbort, { once: true });
  // A child that is already gone cannot be written to; its end is told by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(orderOf(file, sql, limits))}\n`);
  try {
    const [heard, end] = await Promise.all([listen(child), ended(child)]);
    signal.throwIfAborted();
    const failure = killed ?? heard.refused ?? (heard.isDone ? undefined : broke(heard, end, limits));
    if (failure !== undefined) throw failure;
    const { columns, rows, truncated } = heard;
    return { columns, rows, truncated, seconds: (performance.now() - begin) / 1000 };
  } finally {
    clearTimeout(timer);
    stopWatching?.();
    signal.removeEventListener("abort", onAbort);
  }
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

const narrower = "Add conditions, select fewer columns, or aggregate.";

function tooLong(limits: QueryLimits): Failure {
  return new Failure(
    "invalid-input",
    `The query took longer than ${limits.timeout_ms / 1000} s and was ended`,
    {
      hint: narrower,
    },
  );
}

function tooMuchMemory(limits: QueryLimits): Failure {
  return new Failure(
    "invalid-input",
    `The query took more than ${limits.max_memory_mb} MB of memory and was ended`,
    {
      hint: narrower,
    },
  );
}

/** It ended without a word: the system refused it memory, or time, or it crashed. */
function broke(heard: Heard, end: string, limits: QueryLimits): Error {
  if (/SIGXCPU/.test(end)) return tooLong(limits);
  if (/heap|alloc|memory|bad_alloc/i.test(heard.complaint)) return tooMuchMemory(limits);
  if (end === "0" || end === "1") return new Error(`the process that ran a query ended: ${heard.complaint}`);
  return new Failure("invalid-input", `The query ended the process that ran it (${end})`, { hint: narrower });
}
