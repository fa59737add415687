import { spawn, type ChildProcessByStdio } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import { stopChild } from "#backends/training/stop-child.ts";
import type { LlamaindexRequest } from "./llamaindex-messages.ts";

export type LlamaindexProcess = {
  readonly pid: number | undefined;
  readonly hasEnded: boolean;
  /** Throws `unavailable` when the process ends before it has answered, or does not answer in time and is ended for it. */
  ask<Answer>(request: LlamaindexRequest, answer: z.ZodType<Answer>): Promise<Answer>;
  stop(): Promise<void>;
};

export type LlamaindexProcessOptions = {
  /** The interpreter of LlamaIndex's environment. */
  python: string;
  dimensions: number;
  /** How long one answer may take, the process' own start included. */
  answerMs?: number;
};

type Waiting = { resolve(line: unknown): void; reject(error: unknown): void };

const root = join(import.meta.dirname, "..", "..");
const usualAnswerMs = 120_000;
const keptOfErrors = 2000;
const patience = { afterStdin: 1000, afterTerminate: 2000 };
const numbered = z.looseObject({ id: z.number() });

/** The Python service as a child: it listens on nothing, speaks by lines of JSON, and ends when its stdin closes. */
export function startLlamaindexProcess(options: LlamaindexProcessOptions): LlamaindexProcess {
  const child = spawnService(options);
  const waiting = new Map<number, Waiting>();
  let errors = "";
  let ended: string | undefined;
  let hasHung = false;
  let nextId = 1;
  const end = (how: string): void => {
    ended ??= hasHung ? "it did not answer in time" : `${how}${lastError(errors)}`;
    for (const { reject } of waiting.values()) reject(processEnded(ended));
    waiting.clear();
  };
  child.stderr.on("data", (bytes: Buffer) => (errors = (errors + bytes.toString()).slice(-keptOfErrors)));
  // A child that is gone cannot be written to; its end is told by its exit.
  child.stdin.on("error", () => undefined);
  child.once("error", (error) => end(error.message));
  child.once("close", (code, signal) => end(signal ?? `code ${code}`));
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = numbered.parse(JSON.parse(line));
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  return {
    get pid() {
      return child.pid;
    },
    get hasEnded() {
      return ended !== undefined;
    },
    async ask(request, answer) {
      if (ended !== undefined) throw processEnded(ended);
      const id = nextId++;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      child.stdin.write(`${JSON.stringify({ id, ...request })}\n`);
      const timer = setTimeout(() => {
        hasHung = true;
        child.kill("SIGKILL");
      }, options.answerMs ?? usualAnswerMs);
      return answer.parse(await promise.finally(() => clearTimeout(timer)));
    },
    stop: () => (ended === undefined ? stopChild(child, patience) : Promise.resolve()),
  };
}

function spawnService({
  python,
  dimensions,
}: LlamaindexProcessOptions): ChildProcessByStdio<Writable, Readable, Readable> {
  const parameters = ["-m", "retrieval.llamaindex.service", "--dimensions", String(dimensions)];
  return spawn(python, parameters, {
    cwd: root,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      // Whatever a library wants to keep stays in its environment's folder.
      HOME: dirname(dirname(python)),
      // Its product of a matrix and a vector gains nothing from more, and other work needs the cores.
      OPENBLAS_NUM_THREADS: "1",
    },
  });
}

function processEnded(how: string): Failure {
  return new Failure("unavailable", `LlamaIndex's process ended: ${how}`, {
    hint: "Ask again: it starts anew. When it ends each time, memory is short, or its environment is damaged: remove that folder below LATHE_CACHE/python and start with LATHE_SERVICES=llamaindex:managed.",
  });
}

/** What Python said of its end; a warning before it is not the reason. */
function lastError(errors: string): string {
  const line = errors.split("\n").findLast((one) => /^[\w.]*Error\b/u.test(one));
  return line === undefined ? "" : `: ${line}`;
}
