import type { EventPart, StoredEvent } from "#domain/event-part.ts";
import { followEvents } from "#backends/ledger/events.ts";
import type { ServerContext } from "#server/server-context.ts";

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
const done = "data: [DONE]\n\n";

/** A stream of the event log as server-sent events: replays what is after `after`, then goes on live. */
export function eventStream(options: StreamRequest): Response {
  const gone = new AbortController();
  options.signal.addEventListener("abort", () => gone.abort(), { once: true });
  if (options.signal.aborted) gone.abort();
  const encoder = new TextEncoder();
  const frames = writeFrames(options, gone.signal);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await frames.next();
        if (gone.signal.aborted) return;
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      cancel: () => gone.abort(),
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

async function* writeFrames(options: StreamRequest, gone: AbortSignal): AsyncGenerator<string, void, void> {
  const { context, stream, isOver } = options;
  const stop = new AbortController();
  const { eventStreams } = context.metrics;
  eventStreams.inc();
  const events = followEvents(
    context.platform.ledger,
    stream,
    options.after,
    AbortSignal.any([gone, stop.signal]),
  );
  try {
    let seq = options.after;
    // A first comment sends the headers, so that a reader knows at once that it is connected.
    yield ": open\n\n";
    let next = events.next();
    let isDone = (await isOver?.(seq)) === true;
    while (!isDone) {
      const event = await withinHeartbeat(next);
      if (event === "quiet") {
        yield ": still here\n\n";
        isDone = (await isOver?.(seq)) === true;
        continue;
      }
      if (event.done === true) return;
      yield frameOf(event.value);
      ({ seq } = event.value);
      isDone = (await isOver?.(seq, event.value.part)) === true;
      if (!isDone) next = events.next();
    }
    yield done;
  } finally {
    eventStreams.dec();
    stop.abort();
    await events.return();
  }
}

function frameOf(event: StoredEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event.part)}\n\n`;
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
