import { runStream, threadStream } from "#domain/event-part.ts";
import type { Run } from "#domain/thread.ts";

/** The streams that a run's parts enter: its own, and its conversation's. */
export function streamsOf(run: Pick<Run, "id" | "thread_id">): string[] {
  return [runStream(run.id), threadStream(run.thread_id)];
}
