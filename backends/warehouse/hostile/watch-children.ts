import { readFileSync } from "node:fs";

/** Watches the memory of this process's children: the most that any of them has held, in megabytes. Reads /proc, which only Linux has. */
export function watchChildren(everyMs = 10): { peakMb(): number; stop(): void } {
  let peak = 0;
  const look = () => {
    for (const pid of read(`/proc/self/task/${process.pid}/children`).split(" ").filter(Boolean)) {
      const held = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1];
      peak = Math.max(peak, Number(held ?? 0) / 1024);
    }
  };
  const timer = setInterval(look, everyMs);
  return { peakMb: () => peak, stop: () => clearInterval(timer) };
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
