import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";

export type ProcessLimits = {
  /** Kept by the system itself where it can, and by whoever watches the process. */
  memory_mb: number;
  processor_seconds: number;
  /** The largest file it may write; 0 for none at all. */
  file_mb: number;
};

export type LimitedChild = ChildProcessByStdio<Writable, Readable, Readable>;

/** In the 512-byte blocks that `ulimit -f` counts. */
const blocksPerMb = 2048;

/** Starts a Node process on an entry file, with next to no environment. The shell sets what the system enforces and becomes the process. */
export function startLimitedNode(entry: string, folder: string, limits: ProcessLimits): LimitedChild {
  const set = [
    `ulimit -f ${limits.file_mb * blocksPerMb}`,
    "ulimit -c 0",
    `ulimit -t ${limits.processor_seconds}`,
    `ulimit -d ${limits.memory_mb * 1024}`,
  ];
  const heap = `--max-old-space-size=${Math.round(limits.memory_mb * 0.6)}`;
  const node = [process.execPath, "--disable-warning=ExperimentalWarning", heap, entry];
  return spawn("/bin/sh", ["-c", `${set.join("; ")}; exec "$0" "$@"`, ...node], {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
