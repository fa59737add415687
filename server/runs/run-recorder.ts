import { runStream, threadStream, type EventPart } from "#domain/event-part.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import { setMessageParts, type StoredPart } from "#backends/ledger/messages.ts";

/** Deltas nearer than this are one event: a reader sees no difference, and the log stays short. */
const coalesceMilliseconds = 40;

export type RunRecorder = {
  record(part: EventPart): void;
  /** Waits until everything recorded is in the ledger; returns the message's parts. Throws what storing it threw. */
  flush(): Promise<StoredPart[]>;
};

/** Writes a run's parts into its and its thread's streams, in order, each together with the message as it then stands. */
export function recordRun(
  ledger: Ledger,
  run: { run_id: string; thread_id: string; message_id: string },
  now: () => Date,
): RunRecorder {
  const streams = [runStream(run.run_id), threadStream(run.thread_id)];
  const parts: StoredPart[] = [];
  let waiting: EventPart[] = [];
  let timer: NodeJS.Timeout | undefined;
  let chain: Promise<void> = Promise.resolve();
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = joinDeltas(waiting);
    waiting = [];
    for (const part of batch) keepPart(parts, part);
    const snapshot = structuredClone(parts);
    chain = chain.then(() =>
      ledger.transaction(async (transaction) => {
        const at = now().toISOString();
        for (const part of batch) await appendEvent(transaction, streams, part, at);
        await setMessageParts(transaction, run.message_id, snapshot);
      }),
    );
    chain = chain.then(() => reachFaultPoint("answer-half-written"));
    // Whoever flushes hears of it; without this line Node would end the process first.
    chain.catch(() => undefined);
  };
  return {
    record(part) {
      waiting.push(part);
      if (part.type !== "text-delta") write();
      else timer ??= setTimeout(write, coalesceMilliseconds);
    },
    async flush() {
      write();
      await chain;
      return parts;
    },
  };
}

function joinDeltas(parts: readonly EventPart[]): EventPart[] {
  const joined: EventPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.type === "text-delta" && last?.type === "text-delta" && last.id === part.id)
      joined[joined.length - 1] = { ...last, delta: last.delta + part.delta };
    else joined.push(part);
  }
  return joined;
}

/** The message as a reader of the conversation finds it: text as text, cards by id. */
function keepPart(parts: StoredPart[], part: EventPart): void {
  const last = parts.at(-1);
  if (part.type === "text-start") parts.push({ type: "text", text: "" });
  else if (part.type === "text-delta" && last?.type === "text")
    parts[parts.length - 1] = { ...last, text: `${last.text ?? ""}${part.delta}` };
  else if (part.type === "text-delta") parts.push({ type: "text", text: part.delta });
  else if (part.type === "tool-output-available") parts.push({ type: "tool", data: part.output });
  else if (part.type === "data-refusal" || part.type === "data-interrupted")
    parts.push({ type: part.type, id: part.id, data: part.data });
  else if (part.type === "error") parts.push({ type: "text", text: part.errorText });
  else if (isCard(part.type) && "id" in part && !parts.some((item) => item.id === part.id))
    parts.push({ type: part.type, id: part.id });
}

function isCard(type: string): boolean {
  return ["data-plan", "data-approval", "data-job", "data-report", "data-question"].includes(type);
}
