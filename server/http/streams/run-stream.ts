import { runStream } from "#domain/event-part.ts";
import { lastSeq } from "#backends/ledger/events.ts";
import { getRun } from "#backends/ledger/runs.ts";
import type { ServerContext } from "#server/server-context.ts";
import { eventStream } from "./event-stream.ts";

/** A run's events, ended with its finish part, also when the run has ended before. */
export function streamRun(
  context: ServerContext,
  runId: string,
  after: number,
  signal: AbortSignal,
): Response {
  const stream = runStream(runId);
  const db = () => context.platform.ledger.db;
  return eventStream({
    context,
    stream,
    after,
    signal,
    async isOver(seq, part) {
      if (part !== undefined) return part.type === "finish";
      const run = await getRun(db(), runId);
      const hasEnded = run !== undefined && run.state !== "queued" && run.state !== "running";
      return hasEnded && (await lastSeq(db(), stream)) <= seq;
    },
  });
}
