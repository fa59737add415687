import type { EventPart } from "#domain/event-part.ts";
import type { ThreadWithMessages } from "#domain/thread.ts";
import { followWhileVisible } from "./follow-while-visible.ts";
import { request, RequestFailure } from "./http-client.ts";
import { type ConnectionState, readEvents } from "./read-events.ts";
import { applyEvent, type ThreadState, threadStateOf } from "./thread-state.ts";

export type ThreadSnapshot = {
  state: ThreadState | undefined;
  connection: ConnectionState;
  failure: RequestFailure | undefined;
};

export type ThreadStore = {
  subscribe(listener: () => void): () => void;
  snapshot(): ThreadSnapshot;
  /** Loads the conversation and follows it until the returned function is called. */
  follow(): () => void;
};

const loading: ThreadSnapshot = { state: undefined, connection: "connecting", failure: undefined };

type Pending = { seq: number; part: EventPart }[];

function applyAll(state: ThreadState, events: Pending): ThreadState {
  const now = () => new Date().toISOString();
  return events.reduce((current, event) => applyEvent(current, event.seq, event.part, now), state);
}

/** One conversation, kept current. Events that arrive within one frame of the screen are shown together. */
export function createThreadStore(threadId: string, onPart: (part: EventPart) => void): ThreadStore {
  let current = loading;
  let pending: Pending = [];
  const listeners = new Set<() => void>();
  const publish = (change: Partial<ThreadSnapshot>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const flush = () => {
    const events = pending;
    pending = [];
    if (current.state !== undefined) publish({ state: applyAll(current.state, events) });
  };
  const take = (seq: number, part: EventPart) => {
    if (pending.length === 0) setTimeout(flush, 16);
    pending.push({ seq, part });
    onPart(part);
  };
  const load = async (signal: AbortSignal) => {
    const thread = await request<ThreadWithMessages>(`/api/threads/${encodeURIComponent(threadId)}`, {
      signal,
    });
    publish({ state: threadStateOf(thread), failure: undefined });
  };
  const run = async (signal: AbortSignal) => {
    try {
      if (current.state === undefined) await load(signal);
      await readEvents({
        path: `/api/threads/${encodeURIComponent(threadId)}/events`,
        after: pending.at(-1)?.seq ?? current.state?.lastSeq ?? 0,
        signal,
        onEvent: take,
        onState: (connection) => publish({ connection }),
      });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof RequestFailure)) throw error;
      publish({ failure: error, connection: "lost" });
    }
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => current,
    follow: () => followWhileVisible(run),
  };
}
