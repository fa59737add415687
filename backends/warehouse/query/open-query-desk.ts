import { Failure } from "#domain/failure.ts";
import type { Snapshot } from "#backends/warehouse/snapshots.ts";
import type { QueryLimits, QueryResult } from "#backends/warehouse/warehouse.ts";
import { orAborted } from "./or-aborted.ts";
import { hadNotBegun, tookTooLong } from "./query-failures.ts";
import { runQueryChild } from "./run-query-child.ts";
import { openSeats } from "./seats.ts";

export type Query = {
  /** Makes or lends the copy that is read; it is given back when the query's process is gone. */
  snapshot(): Promise<Snapshot>;
  sql: string;
  limits: QueryLimits;
  signal: AbortSignal | undefined;
};

export type QueryDesk = {
  /**
   * Runs one query; two at once, a few wait. All of it ends within the query's time: waiting for others, for the snapshot and
   * for the start of a process too. Throws `invalid-input`, `too-many` or the signal's reason.
   */
  run(query: Query): Promise<QueryResult>;
  /** Ends what runs. */
  close(): Promise<void>;
};

const atOnce = 2;
const waitingAtMost = 16;

export function openQueryDesk(): QueryDesk {
  const ending = new AbortController();
  const seats = openSeats(atOnce, waitingAtMost);
  const running = new Set<Promise<void>>();
  return {
    async run(query) {
      const deadline = startDeadline(query.limits);
      const signals = query.signal === undefined ? [] : [query.signal];
      const stop = AbortSignal.any([ending.signal, deadline.signal, ...signals]);
      try {
        await seats.take(stop);
        const { answer, gone } = runOnSnapshot(query, stop, deadline.begin);
        // A process that is being killed keeps its seat: never are there more than two. Who asked does not wait for its end.
        const left = gone
          .catch(() => undefined)
          .then(() => {
            running.delete(left);
            seats.leave();
          });
        running.add(left);
        const result = await answer;
        await gone;
        return result;
      } finally {
        deadline.clear();
      }
    },
    async close() {
      ending.abort(new Failure("unavailable", "The warehouse is being closed"));
      await Promise.all(running);
    },
  };
}

function runOnSnapshot(
  { snapshot, sql, limits }: Query,
  stop: AbortSignal,
  onBegin: () => void,
): { answer: Promise<QueryResult>; gone: Promise<void> } {
  const taken = snapshot();
  const child = orAborted(taken, stop).then(({ file }) => {
    onBegin();
    return runQueryChild(file, sql, limits, stop);
  });
  const giveBack = async (): Promise<void> => {
    await child.then(
      (begun) => begun.gone,
      () => undefined,
    );
    await taken.then(
      (held) => held.release(),
      () => undefined,
    );
  };
  return { answer: child.then((begun) => begun.answer), gone: giveBack() };
}

/** Aborts when a query's time is over, and says whether that was the query's own doing. */
function startDeadline(limits: QueryLimits): { signal: AbortSignal; begin(): void; clear(): void } {
  const late = new AbortController();
  let hasBegun = false;
  const timer = setTimeout(
    () => late.abort(hasBegun ? tookTooLong(limits) : hadNotBegun(limits)),
    limits.timeout_ms,
  );
  return { signal: late.signal, begin: () => (hasBegun = true), clear: () => clearTimeout(timer) };
}
