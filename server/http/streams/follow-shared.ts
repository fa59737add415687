import type { StoredEvent } from "#domain/event-part.ts";
import { followEvents, lastSeq, readEvents } from "#backends/ledger/events.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";

/** One reading of a live stream, shared by all who follow it: a hundred readers cost the ledger as much as one. */
type Channel = {
  /** The newest events in order without a gap; older ones are read from the ledger. */
  recent: StoredEvent[];
  readers: number;
  stop: AbortController;
  failure: { error: unknown } | undefined;
  wake: PromiseWithResolvers<void>;
};

const mostRecent = 1000;
const channelsOf = new WeakMap<Ledger, Map<string, Channel>>();

/** As `followEvents`: replays what comes after `after`, then goes on with each event as it is committed. */
export async function* followShared(
  ledger: Ledger,
  stream: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent, void, void> {
  const channel = join(ledger, stream, after);
  const gone = Promise.withResolvers<void>();
  const leave = () => gone.resolve();
  signal.addEventListener("abort", leave, { once: true });
  try {
    let last = after;
    while (!signal.aborted) {
      const { wake } = channel;
      const events = await nextEvents(ledger, channel, stream, last);
      for (const event of events) {
        if (signal.aborted) return;
        yield event;
        last = event.seq;
      }
      if (events.length > 0) continue;
      if (channel.failure !== undefined) throw channel.failure.error;
      await Promise.race([wake.promise, gone.promise]);
    }
  } finally {
    signal.removeEventListener("abort", leave);
    part(ledger, stream, channel);
  }
}

async function nextEvents(
  ledger: Ledger,
  { recent }: Channel,
  stream: string,
  last: number,
): Promise<readonly StoredEvent[]> {
  const first = recent[0]?.seq;
  if (first === undefined || first > last + 1) return readEvents(ledger.db, stream, last);
  return recent.slice(last + 1 - first);
}

function join(ledger: Ledger, stream: string, after: number): Channel {
  const channels = channelsOf.get(ledger) ?? new Map<string, Channel>();
  channelsOf.set(ledger, channels);
  const known = channels.get(stream);
  if (known !== undefined) {
    known.readers += 1;
    return known;
  }
  const channel: Channel = {
    recent: [],
    readers: 1,
    stop: new AbortController(),
    failure: undefined,
    wake: Promise.withResolvers<void>(),
  };
  channels.set(stream, channel);
  void fill(ledger, stream, channel, after);
  return channel;
}

/** The last reader to leave ends the reading. */
function part(ledger: Ledger, stream: string, channel: Channel): void {
  channel.readers -= 1;
  if (channel.readers > 0) return;
  const channels = channelsOf.get(ledger);
  if (channels?.get(stream) === channel) channels.delete(stream);
  channel.stop.abort();
}

async function fill(ledger: Ledger, stream: string, channel: Channel, after: number): Promise<void> {
  try {
    // A reader may name a number that is not there yet; the others must not wait for it.
    const begin = Math.min(after, await lastSeq(ledger.db, stream));
    for await (const event of followEvents(ledger, stream, begin, channel.stop.signal)) {
      channel.recent.push(event);
      if (channel.recent.length > mostRecent) channel.recent.splice(0, mostRecent / 2);
      ring(channel);
    }
  } catch (error) {
    channel.failure = { error };
    if (channelsOf.get(ledger)?.get(stream) === channel) channelsOf.get(ledger)?.delete(stream);
    ring(channel);
  }
}

function ring(channel: Channel): void {
  channel.wake.resolve();
  channel.wake = Promise.withResolvers<void>();
}
