import type { RetrievalParts } from "#retrieval/pipeline.ts";
import {
  foundAnswer,
  heldAnswer,
  type LlamaindexHit,
  type LlamaindexQuestion,
  type SentRecord,
} from "./llamaindex-messages.ts";
import { startLlamaindexProcess, type LlamaindexProcess } from "./llamaindex-process.ts";
import { sendChanges, type SentCorpus } from "./send-changes.ts";

export type LlamaindexIndex = {
  /** Ranked passages of the corpus as it is now. Throws `unavailable` when the process ends meanwhile; the next question starts another. */
  search(
    question: LlamaindexQuestion,
    parts: Pick<RetrievalParts, "library" | "embedder">,
    signal?: AbortSignal,
  ): Promise<LlamaindexHit[]>;
  /** Process id while it runs. */
  readonly pid: number | undefined;
  close(): Promise<void>;
};

export type LlamaindexIndexOptions = {
  /** The interpreter of LlamaIndex's environment; throws `unavailable`, saying what to do, where there is none. */
  interpreter(): string;
  /** After so long without a question its memory is given back. */
  idleSeconds?: number;
  /** How long one answer may take. */
  answerMs?: number;
};

type Running = { process: LlamaindexProcess; sent: SentCorpus };

const usualIdleSeconds = 600;

/** LlamaIndex over the corpus, in a process that the first question starts. Questions are answered one after the other. */
export function openLlamaindexIndex(options: LlamaindexIndexOptions): LlamaindexIndex {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    clearTimeout(idle);
    const turn = last.then(work);
    last = turn.catch(() => undefined).then(rest);
    return turn;
  };
  const rest = (): void => {
    clearTimeout(idle);
    if (running === undefined) return;
    idle = setTimeout(() => void inTurn(stop), (options.idleSeconds ?? usualIdleSeconds) * 1000);
    idle.unref();
  };
  const stop = async (): Promise<void> => {
    const stopped = running;
    running = undefined;
    clearTimeout(idle);
    await stopped?.process.stop();
  };
  const current = (dimensions: number): Running => {
    if (running === undefined || running.process.hasEnded) {
      const python = options.interpreter();
      const { answerMs } = options;
      running = {
        process: startLlamaindexProcess({
          python,
          dimensions,
          ...(answerMs === undefined ? {} : { answerMs }),
        }),
        sent: { records: new Map(), revision: undefined },
      };
    }
    return running;
  };
  return {
    search: (question, parts, signal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        const { process, sent } = current(parts.embedder.dimensions);
        const send = (records: readonly SentRecord[]) =>
          process.ask({ kind: "replace", records }, heldAnswer);
        await sendChanges(parts, sent, send, signal);
        return (await process.ask({ kind: "search", ...question }, foundAnswer)).found;
      }),
    get pid() {
      return running?.process.hasEnded === false ? running.process.pid : undefined;
    },
    close: () => inTurn(stop),
  };
}
