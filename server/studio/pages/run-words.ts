import type { RunState } from "#domain/thread.ts";

/** How a state is shown: a sign and a word, so that colour says nothing alone. */
export const stateWords: Record<RunState, { sign: string; word: string; tone: string }> = {
  queued: { sign: "○", word: "Waiting", tone: "quiet" },
  running: { sign: "◐", word: "Running", tone: "run" },
  succeeded: { sign: "✓", word: "Answered", tone: "good" },
  failed: { sign: "✕", word: "Failed", tone: "bad" },
  stopped: { sign: "■", word: "Stopped", tone: "quiet" },
  interrupted: { sign: "⏸", word: "Interrupted", tone: "wait" },
};

/** `340 ms`, `4.2 s`, `3 min 5 s`. */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `just now`, `5 min ago`, `3 h ago`, then the day. */
export function agoWords(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ago` : at.slice(0, 10);
}

/** An argument as a person reads it: `{"$from": "step-2", "field": "model"}` is `the model of step-2`. */
export function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  if ("$from" in value && "field" in value) return `the ${String(value.field)} of ${String(value.$from)}`;
  return Object.entries(value)
    .map(([name, inner]) => `${fieldWords(name)} ${valueWords(inner)}`)
    .join("; ");
}

export function fieldWords(name: string): string {
  return name.replaceAll("_", " ");
}
