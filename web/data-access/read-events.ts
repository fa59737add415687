import type { EventPart } from "#domain/event-part.ts";
import { createFrameParser } from "./event-frames.ts";
import { failureOf, reportSignedOut, withQuery } from "./http-client.ts";

export type ConnectionState = "connecting" | "open" | "lost";

export type ReadEventsOptions = {
  path: string;
  /** Number of the last event already known; reading goes on after it. `newest` begins with the last one there is. */
  after: number | "newest";
  signal: AbortSignal;
  onEvent(seq: number, part: EventPart): void;
  onState(state: ConnectionState): void;
  fetch?: typeof fetch;
  /** Resolves after the time, or at once when there is a reason to hurry or the signal is aborted. */
  pause?(milliseconds: number, signal: AbortSignal): Promise<void>;
};

const firstPause = 250;
const longestPause = 5000;

/** Waits; coming back online or back to the tab ends the wait early. */
function pauseInBrowser(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      document.removeEventListener("visibilitychange", finish);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    window.addEventListener("online", finish);
    document.addEventListener("visibilitychange", finish);
    signal.addEventListener("abort", finish);
  });
}

type Progress = { after: number | "newest"; opened: boolean };

/** Reads one connection to its end. Returns true when the stream said that it is over. */
async function readOnce(options: ReadEventsOptions, progress: Progress): Promise<boolean> {
  const response = await (options.fetch ?? fetch)(withQuery(options.path, { after: progress.after }), {
    headers: { accept: "text/event-stream" },
    credentials: "same-origin",
    cache: "no-store",
    signal: options.signal,
  });
  if (response.status === 401) reportSignedOut();
  if (!response.ok) throw await failureOf(response);
  if (response.body === null) throw new TypeError("The stream has no body.");
  progress.opened = true;
  options.onState("open");
  const parse = createFrameParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    for (const frame of parse(value)) {
      if (frame === "done") return true;
      // A resumed stream may repeat what was seen; a number is applied once.
      if (progress.after !== "newest" && frame.seq <= progress.after) continue;
      progress.after = frame.seq;
      options.onEvent(frame.seq, frame.part);
    }
  }
}

function isFinal(error: unknown): boolean {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/**
 * Follows a stream by its numbers until it ends, the signal is aborted, or the server refuses it for good. A lost connection is
 * taken up again after the last number seen, with growing pauses. Throws the refusal.
 */
export async function readEvents(options: ReadEventsOptions): Promise<void> {
  const progress: Progress = { after: options.after, opened: false };
  const pause = options.pause ?? pauseInBrowser;
  let wait = firstPause;
  options.onState("connecting");
  while (!options.signal.aborted) {
    progress.opened = false;
    try {
      if (await readOnce(options, progress)) return;
    } catch (error) {
      if (options.signal.aborted) return;
      if (isFinal(error)) throw error;
    }
    if (options.signal.aborted) return;
    options.onState("lost");
    if (progress.opened) wait = firstPause;
    await pause(wait, options.signal);
    wait = Math.min(wait * 2, longestPause);
  }
}
