import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { EventPart, StoredEvent } from "#domain/event-part.ts";
import type { Ledger, Transaction } from "./ledger.ts";
import { storableJson } from "./schema/json-column.ts";
import { events, streams } from "./schema/tables.ts";
import { selectRows } from "./select-rows.ts";

/**
 * Appends one part to each of `names`, numbered 1, 2, 3, ... per stream without a gap: the stream's row is locked until the
 * transaction ends, so numbers are in the order of commits. Followers wake at the commit.
 */
export async function appendEvent(
  transaction: Transaction,
  names: readonly string[],
  part: EventPart,
  at: string,
): Promise<{ stream: string; seq: number }[]> {
  // Always locked in one order, so that two writers to the same streams wait for each other instead of deadlocking.
  const ordered = [...new Set(names)].toSorted();
  if (ordered.length === 0) return [];
  const rows = ordered.map((name) => sql`(${name}::text, 1::bigint)`);
  const stored = await selectRows<{ stream: string; seq: string | number }>(
    transaction,
    sql`with numbered as (
          insert into streams as known (stream, last_seq) values ${sql.join(rows, sql`, `)}
          on conflict (stream) do update set last_seq = known.last_seq + 1
          returning stream, last_seq
        ), stored as (
          insert into events (stream, seq, part, at)
          select stream, last_seq, ${storableJson(part)}::jsonb, ${at}::text from numbered
          returning stream, seq
        )
        select stream, seq, pg_notify('events', stream) from stored`,
  );
  return stored.map(({ stream, seq }) => ({ stream, seq: Number(seq) }));
}

/** Events after number `after`, oldest first, at most `limit`. */
export async function readEvents(
  db: Transaction,
  stream: string,
  after: number,
  limit = 500,
): Promise<StoredEvent[]> {
  const rows = await db
    .select({ stream: events.stream, seq: events.seq, part: events.part })
    .from(events)
    .where(and(eq(events.stream, stream), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit);
  return rows as unknown as StoredEvent[];
}

/** The number of the stream's newest event; 0 when it has none. */
export async function lastSeq(db: Transaction, stream: string): Promise<number> {
  const [row] = await db.select({ last: streams.last_seq }).from(streams).where(eq(streams.stream, stream));
  return row?.last ?? 0;
}

/** A notification can be lost with its connection; a follower is then late by no more than this. */
const safetyPollMs = 1_000;

/** Replays the events after `after`, then goes on with each as it is committed, until `signal` aborts. */
export async function* followEvents(
  ledger: Ledger,
  stream: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent, void, void> {
  const bell = createBell(signal);
  const stop = await ledger.listen("events", (payload) => {
    if (payload === stream) bell.ring();
  });
  try {
    let last = after;
    while (!signal.aborted) {
      bell.reset();
      const batch = await readEvents(ledger.db, stream, last);
      for (const event of batch) {
        if (signal.aborted) return;
        yield event;
        last = event.seq;
      }
      if (batch.length === 0) await bell.wait(safetyPollMs);
    }
  } finally {
    await stop();
  }
}

/** Remembers a ring that comes between `reset` and `wait`. */
function createBell(signal: AbortSignal) {
  let bell = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => bell.resolve(), { once: true });
  return {
    ring: () => bell.resolve(),
    reset: () => {
      if (!signal.aborted) bell = Promise.withResolvers<void>();
    },
    wait: async (ms: number) => {
      const timer = setTimeout(bell.resolve, ms);
      await bell.promise;
      clearTimeout(timer);
    },
  };
}
