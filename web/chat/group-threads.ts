import type { Thread } from "#domain/thread.ts";

export type ThreadGroup = { name: "pinned" | "today" | "earlier"; threads: Thread[] };

const isSameDay = (left: Date, right: Date) => left.toDateString() === right.toDateString();

/** Pinned, today and earlier, each newest first; an empty group is left out. */
export function groupThreads(threads: readonly Thread[], now: Date): ThreadGroup[] {
  const newestFirst = threads.toSorted((left, right) => right.updated_at.localeCompare(left.updated_at));
  const isToday = (thread: Thread) => isSameDay(new Date(thread.updated_at), now);
  const groups: ThreadGroup[] = [
    { name: "pinned", threads: newestFirst.filter((thread) => thread.pinned) },
    { name: "today", threads: newestFirst.filter((thread) => !thread.pinned && isToday(thread)) },
    { name: "earlier", threads: newestFirst.filter((thread) => !thread.pinned && !isToday(thread)) },
  ];
  return groups.filter((group) => group.threads.length > 0);
}
