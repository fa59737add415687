import { readFileSync } from "node:fs";

/** Watches this process's children: the most memory that any of them has held, and how long any was there. Reads /proc, which only Linux has. */
export function watchChildren(everyMs = 10): { peakMb(): number; longestSeconds(): number; stop(): void } {
  let peak = 0;
  let longest = 0;
  let since = new Map<string, number>();
  const look = () => {
    const now = performance.now();
    const pids = read(`/proc/self/task/${process.pid}/children`).split(" ").filter(Boolean);
    since = new Map(pids.map((pid) => [pid, since.get(pid) ?? now]));
    longest = Math.max(longest, ...[...since.values()].map((begun) => now - begun));
    for (const pid of pids) {
      const held = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1];
      peak = Math.max(peak, Number(held ?? 0) / 1024);
    }
  };
  const timer = setInterval(look, everyMs);
  return { peakMb: () => peak, longestSeconds: () => longest / 1000, stop: () => clearInterval(timer) };
}

/** A child may be gone between two looks: then there is nothing to read. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return "";
    throw error;
  }
}
