import { dirname, join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { startLimitedNode, type LimitedChild } from "#backends/limited-process/start-limited-node.ts";
import { watchMemory } from "#backends/limited-process/watch-memory.ts";
import type { ParseAnswer, ParsedTable, ParseOrder } from "./parse-messages.ts";

const entry = join(import.meta.dirname, "parse-upload-child.ts");
const timeoutMs = 60_000;

/** Reads an uploaded file in a process of its own, with bounds on its memory, its time and what it writes. Throws what the file is refused for. */
export async function runParseChild(order: ParseOrder, signal?: AbortSignal): Promise<ParsedTable> {
  signal?.throwIfAborted();
  const memoryMb = order.limits.max_memory_mb;
  const child = startLimitedNode(entry, dirname(order.records), {
    memory_mb: memoryMb,
    processor_seconds: timeoutMs / 1000 + 30,
    file_mb: 2000,
  });
  let killed: Failure | undefined;
  const kill = (what: string): void => {
    killed ??= new Failure("too-large", `The file takes ${what} to read`, { hint: "Split it." });
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => kill(`more than ${timeoutMs / 1000} seconds`), timeoutMs);
  const stopWatching =
    child.pid === undefined
      ? undefined
      : watchMemory(child.pid, memoryMb, () => kill(`more than ${memoryMb} MB`));
  const onAbort = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", onAbort, { once: true });
  // A child that is already gone cannot be written to; its end is told by its exit.
  child.stdin.on("error", () => undefined);
  child.stdin.write(`${JSON.stringify(order)}\n`);
  try {
    const said = await listen(child);
    signal?.throwIfAborted();
    if (killed !== undefined) throw killed;
    return tableOf(said);
  } finally {
    clearTimeout(timer);
    stopWatching?.();
    signal?.removeEventListener("abort", onAbort);
  }
}

type Said = { output: string; complaint: string; end: string };

function listen(child: LimitedChild): Promise<Said> {
  const said: Said = { output: "", complaint: "", end: "" };
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  child.stdout.on("data", (text: Buffer) => (said.output += text.toString()));
  child.stderr.on(
    "data",
    (text: Buffer) => (said.complaint = `${said.complaint}${text.toString()}`.slice(-2000)),
  );
  child.once("error", reject);
  child.once("close", (code, signal) => resolve({ ...said, end: signal ?? String(code) }));
  return promise;
}

function tableOf({ output, complaint, end }: Said): ParsedTable {
  if (output.endsWith("\n")) {
    const answer = JSON.parse(output) as ParseAnswer;
    if (answer.kind === "parsed") return answer.table;
    const { code, message, hint } = answer.failure;
    throw new Failure(code, message, hint === undefined ? {} : { hint });
  }
  if (end === "0" || (end === "1" && !/memory|alloc/i.test(complaint)))
    throw new Error(`the process that read an upload ended: ${complaint}`);
  throw new Failure("too-large", "The file takes too much memory to read", { hint: "Split it." });
}
