import { Failure } from "#domain/failure.ts";
import type { QueryLimits, QueryResult } from "#backends/warehouse/warehouse.ts";
import { runQueryChild } from "./run-query-child.ts";

export type QueryDesk = {
  /** Runs one query on a snapshot file; two at once, a few wait. Throws `invalid-input`, `too-many` or the signal's reason. */
  run(query: {
    file: string;
    sql: string;
    limits: QueryLimits;
    signal: AbortSignal | undefined;
  }): Promise<QueryResult>;
  /** Ends what runs. */
  close(): Promise<void>;
};

const atOnce = 2;
const waitingAtMost = 16;

export function openQueryDesk(): QueryDesk {
  const ending = new AbortController();
  const waiting: (() => void)[] = [];
  const running = new Set<Promise<unknown>>();
  const seat = async (): Promise<void> => {
    if (running.size < atOnce) return;
    if (waiting.length >= waitingAtMost)
      throw new Failure("too-many", "Many queries are waiting already", { hint: "Try again in a moment." });
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  };
  return {
    async run({ file, sql, limits, signal }) {
      await seat();
      const stop = signal === undefined ? ending.signal : AbortSignal.any([ending.signal, signal]);
      const work = runQueryChild(file, sql, limits, stop);
      const settled = work.catch(() => undefined);
      running.add(settled);
      try {
        return await work;
      } finally {
        running.delete(settled);
        waiting.shift()?.();
      }
    },
    async close() {
      ending.abort(new Failure("unavailable", "The warehouse is being closed"));
      await Promise.all(running);
    },
  };
}
