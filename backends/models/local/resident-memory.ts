const everyMilliseconds = 100;
const megabyte = 2 ** 20;

/**
 * Follows this process's resident memory. llama.cpp works outside of the thread that looks, so a look every tenth of a
 * second sees what an answer took.
 */
export function watchResidentMemory(): {
  /** The most seen since the watch began, in 2^20 bytes. */
  peakMb(): number;
  stop(): void;
} {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  look();
  const timer = setInterval(look, everyMilliseconds);
  timer.unref();
  return {
    peakMb() {
      look();
      return Math.round(peak / megabyte);
    },
    stop: () => clearInterval(timer),
  };
}
