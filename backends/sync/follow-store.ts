import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "#domain/failure.ts";
import { followTurn } from "./follow-turn.ts";
import { note, openFollowerState, type FollowerState, type FollowOptions } from "./follower-state.ts";

export type Follower = {
  /** What it knows now; only the follower writes it. */
  readonly state: Readonly<FollowerState>;
  /** Empties the store and fills it again from the ledger, from the next moment on. */
  rebuild(): Promise<void>;
  /** Compares ledger and store as soon as the store has caught up. */
  compare(): void;
  close(): Promise<void>;
};

const idleMilliseconds = 1000;
const firstPause = 250;
const longestPause = 10_000;

/** Keeps one store like the ledger: applies what changed, in order; waits while the store is out of reach; compares and repairs. */
export async function followStore(options: FollowOptions): Promise<Follower> {
  const state = await openFollowerState(options);
  const stopping = new AbortController();
  const bell = alarm();
  const stopListening = await options.ledger.listen("changes", (collection) => {
    if (options.projection.follows(collection)) bell.ring();
  });
  const running = follow(state, bell, stopping.signal);
  return {
    state,
    async rebuild() {
      await note(state, { rebuilding: true });
      state.wanted.rebuild = true;
      bell.ring();
    },
    compare() {
      state.wanted.compare = true;
      bell.ring();
    },
    async close() {
      stopping.abort(new Error("the server is stopping"));
      bell.ring();
      await stopListening();
      await running;
    },
  };
}

/** Turn after turn until stopped. A store out of reach is tried again after growing pauses, with smaller batches. */
async function follow(state: FollowerState, bell: Alarm, signal: AbortSignal): Promise<void> {
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      const worked = await followTurn(state, signal);
      // Whatever happened to it while it was out of reach is looked for at once.
      if (state.trouble !== undefined) state.nextComparison = 0;
      state.trouble = undefined;
      pause = firstPause;
      state.batchSize = Math.min(state.projection.batchSize, state.batchSize * 2);
      if (!worked) await bell.wait(idleMilliseconds);
    } catch (error) {
      if (signal.aborted) return;
      const since = state.trouble?.since ?? state.now().toISOString();
      state.trouble = { failure: asFailure(error, state.onBug), since };
      state.batchSize = Math.max(1, Math.floor(state.batchSize / 2));
      await pauseFor(pause, signal);
      pause = Math.min(longestPause, pause * 2);
    }
  }
}

type Alarm = { ring(): void; wait(milliseconds: number): Promise<void> };

/** Lets the loop sleep until something changed. A ring while it is awake is not lost. */
function alarm(): Alarm {
  let isRung = false;
  let wake = () => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    async wait(milliseconds) {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      isRung = false;
    },
  };
}

async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An abort ends the pause: the loop looks at the signal itself.
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

function asFailure(error: unknown, onBug: (error: unknown) => string): Failure {
  if (error instanceof Failure) return error;
  return new Failure("unavailable", `An internal error, trace ${onBug(error)}`, {
    hint: "The server's log has more under that trace.",
    cause: error,
  });
}
