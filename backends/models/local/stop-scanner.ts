export type StopScanner = {
  /** Takes new text; gives what may be shown, and whether a stop text was met. */
  push(text: string): { text: string; isStopped: boolean };
  /** What was held back, once no more comes. */
  flush(): string;
};

/** Cuts a stream of text before the first stop text, holding back what could be the start of one. */
export function createStopScanner(stops: readonly string[]): StopScanner {
  const wanted = stops.filter((stop) => stop !== "");
  let held = "";
  return {
    push(text) {
      held += text;
      const first = Math.min(...wanted.map((stop) => held.indexOf(stop)).filter((at) => at >= 0));
      if (Number.isFinite(first)) {
        const shown = held.slice(0, first);
        held = "";
        return { text: shown, isStopped: true };
      }
      const keep = Math.max(0, ...wanted.map((stop) => overlap(held, stop)));
      const shown = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return { text: shown, isStopped: false };
    },
    flush() {
      const rest = held;
      held = "";
      return rest;
    },
  };
}

/** Length of the longest end of `text` that `stop` begins with. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) return length;
  }
  return 0;
}
