import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Failure, type FailureBody } from "#domain/failure.ts";
import type { ChatChunk } from "#backends/models/models.ts";
import { createChunkQueue, type ChunkQueue } from "./chunk-queue.ts";
import type { FromHost, GenerationRequest, HostSettings, ToHost } from "./llama-protocol.ts";

export type LlamaHost = {
  chat(request: GenerationRequest, signal?: AbortSignal): AsyncIterable<ChatChunk>;
  /** Process id while it runs. */
  readonly pid: number | undefined;
  close(): Promise<void>;
};

type Running = {
  child: ChildProcess;
  queues: Map<number, ChunkQueue>;
  opened: Promise<void>;
  errors: string;
};

const entry = fileURLToPath(new URL("llama-child.ts", import.meta.url));
const keptOfErrors = 2000;

/**
 * A model in a process of its own: started by the first request, started anew by the first one
 * after its end, ended after `idleSeconds` without a request. Requests in flight when it dies
 * throw `unavailable`.
 */
export function createLlamaHost(settings: HostSettings, idleSeconds: number): LlamaHost {
  let running: Running | undefined;
  let nextId = 1;
  let idle: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    if (stopped && stopped.child.exitCode === null && stopped.child.signalCode === null) {
      const ended = once(stopped.child, "exit");
      stopped.child.kill("SIGKILL");
      await ended;
    }
  };
  const start = (): Running => {
    running = startChild(settings, (ended) => {
      if (running === ended) running = undefined;
    });
    return running;
  };
  const rest = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.queues.size === 0) void stop();
    }, idleSeconds * 1000);
    idle.unref();
  };
  return {
    async *chat(request, signal) {
      signal?.throwIfAborted();
      const host = running ?? start();
      await host.opened;
      const id = nextId++;
      const queue = createChunkQueue();
      host.queues.set(id, queue);
      const cancel = (): void =>
        queue.fail(signal?.reason instanceof Error ? signal.reason : new Error("the request was stopped"));
      signal?.addEventListener("abort", cancel, { once: true });
      try {
        signal?.throwIfAborted();
        send(host.child, { kind: "chat", id, request });
        yield* queue.chunks();
      } finally {
        signal?.removeEventListener("abort", cancel);
        host.queues.delete(id);
        if (!queue.isFinished) send(host.child, { kind: "cancel", id });
        rest();
      }
    },
    get pid() {
      return running?.child.pid;
    },
    async close() {
      clearTimeout(idle);
      await stop();
    },
  };
}

function startChild(settings: HostSettings, onEnd: (host: Running) => void): Running {
  const child = fork(entry, {
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const opening = Promise.withResolvers<void>();
  const host: Running = { child, queues: new Map(), opened: opening.promise, errors: "" };
  host.opened.catch(() => onEnd(host));
  child.stderr?.on("data", (bytes: Buffer) => {
    host.errors = (host.errors + bytes.toString()).slice(-keptOfErrors);
  });
  child.on("message", (message: FromHost) => {
    if (message.kind === "opened") opening.resolve();
    else if (message.kind === "unopened") {
      opening.reject(fromBody(message.error));
      child.kill("SIGKILL");
    } else deliver(host, message);
  });
  const end = (how: string): void => {
    onEnd(host);
    const failure = new Failure(
      "unavailable",
      `the local model's process ended (${how})${lastLine(host.errors)}`,
      {
        hint: "Ask again: it starts anew. When it ends each time, the model's or adapter's file is damaged, or memory is short.",
      },
    );
    opening.reject(failure);
    for (const queue of host.queues.values()) queue.fail(failure);
  };
  child.once("error", (error) => end(error.message));
  child.once("exit", (code, signal) => end(signal ?? `code ${code}`));
  send(child, { kind: "open", settings });
  return host;
}

function deliver(host: Running, message: Exclude<FromHost, { kind: "opened" | "unopened" }>): void {
  const queue = host.queues.get(message.id);
  if (message.kind === "delta") queue?.push({ type: "delta", text: message.text });
  else if (message.kind === "failed") queue?.fail(fromBody(message.error));
  else {
    const { reason, promptTokens, completionTokens, memoryMb } = message;
    queue?.push({ type: "finish", reason, promptTokens, completionTokens, memoryMb });
  }
}

function send(child: ChildProcess, message: ToHost): void {
  if (child.connected) child.send(message);
}

function lastLine(errors: string): string {
  const lines = errors.trim().split("\n");
  const line = lines.findLast((candidate) => /error/i.test(candidate)) ?? lines.at(-1);
  return line ? `: ${line}` : "";
}

function fromBody(body: FailureBody): Error {
  if (body.code === "internal") return new Error(body.message);
  return new Failure(body.code, body.message, body.hint === undefined ? {} : { hint: body.hint });
}
