import { Failure } from "#domain/failure.ts";
import { orAborted } from "./or-aborted.ts";

/** So many at once; the others wait in the order they came. */
export type Seats = {
  /** Throws `too-many` when too many wait already, or the signal's reason. Whoever has one must `leave`. */
  take(signal: AbortSignal): Promise<void>;
  leave(): void;
};

export function openSeats(atOnce: number, waitingAtMost: number): Seats {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    leave,
    async take(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return;
      }
      if (waiting.length >= waitingAtMost)
        throw new Failure("too-many", "Many queries are waiting already", { hint: "Try again in a moment." });
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      try {
        await orAborted(promise, signal);
      } catch (error) {
        const place = waiting.indexOf(resolve);
        // Given a seat in the same moment, it passes it on.
        if (place === -1) leave();
        else waiting.splice(place, 1);
        throw error;
      }
    },
  };
}
