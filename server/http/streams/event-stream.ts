import type { EventPart, StoredEvent } from "#domain/event-part.ts";
import type { ServerContext } from "#server/server-context.ts";
import { followShared } from "./follow-shared.ts";

export type StreamRequest = {
  context: ServerContext;
  stream: string;
  after: number;
  /** Of the request: aborted when the reader has gone. */
  signal: AbortSignal;
  /** Whether nothing comes after number `seq`; asked at the start, after each part, and when it is quiet. */
  isOver?(seq: number, part?: EventPart): Promise<boolean>;
};

const heartbeatMs = 15_000;
const encoder = new TextEncoder();
const opening = encoder.encode(": open\n\n");
const heartbeat = encoder.encode(": still here\n\n");
const done = encoder.encode("data: [DONE]\n\n");
const written = new WeakMap<StoredEvent, Uint8Array>();

/** A stream of the event log as server-sent events: replays what is after `after`, then goes on live. */
export function eventStream(options: StreamRequest): Response {
  const gone = new AbortController();
  const frames = writeFrames(options, gone.signal);
  const leave = () => {
    gone.abort();
    // Between two frames nothing else would end the following.
    frames.return().catch(() => undefined);
  };
  options.signal.addEventListener("abort", leave, { once: true });
  if (options.signal.aborted) leave();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await frames.next();
        if (gone.signal.aborted) return;
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: leave,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

async function* writeFrames(
  options: StreamRequest,
  gone: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const { context, stream, isOver } = options;
  const stop = new AbortController();
  const { eventStreams } = context.metrics;
  eventStreams.inc();
  const events = followShared(
    context.platform.ledger,
    stream,
    options.after,
    AbortSignal.any([gone, stop.signal]),
  );
  try {
    let seq = options.after;
    // A first comment sends the headers, so that a reader knows at once that it is connected.
    yield opening;
    let next = advance(events);
    let isDone = (await isOver?.(seq)) === true;
    while (!isDone) {
      const event = await withinHeartbeat(next);
      if (event === "quiet") {
        yield heartbeat;
        isDone = (await isOver?.(seq)) === true;
        continue;
      }
      if (event.done === true) return;
      yield frameOf(event.value);
      ({ seq } = event.value);
      isDone = (await isOver?.(seq, event.value.part)) === true;
      if (!isDone) next = advance(events);
    }
    yield done;
  } finally {
    eventStreams.dec();
    stop.abort();
    await events.return();
  }
}

/** Whoever waits for the event hears of a failure; one that nobody waits for any more must not end the process. */
function advance(events: AsyncGenerator<StoredEvent, void, void>) {
  const next = events.next();
  next.catch(() => undefined);
  return next;
}

/** Readers that share an event share its frame. */
function frameOf(event: StoredEvent): Uint8Array {
  const known = written.get(event);
  if (known !== undefined) return known;
  const frame = encoder.encode(`id: ${event.seq}\ndata: ${JSON.stringify(event.part)}\n\n`);
  written.set(event, frame);
  return frame;
}

async function withinHeartbeat<Value>(next: Promise<Value>): Promise<Value | "quiet"> {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<"quiet">((resolve) => {
    timer = setTimeout(resolve, heartbeatMs, "quiet");
  });
  try {
    return await Promise.race([next, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
