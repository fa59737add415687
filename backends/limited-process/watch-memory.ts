import { readFile } from "node:fs/promises";

const pageBytes = 4096;

/** Calls `onExceeded` once a process holds more than the limit, looking every `everyMs`. Does nothing where the system does not tell. Returns how to stop. */
export function watchMemory(
  pid: number,
  limitMb: number,
  onExceeded: (heldMb: number) => void,
  everyMs = 20,
): () => void {
  let isStopped = false;
  const timer = setInterval(() => {
    void residentMb(pid).then((held) => {
      if (isStopped || held === undefined || held <= limitMb) return;
      isStopped = true;
      clearInterval(timer);
      onExceeded(held);
    });
  }, everyMs);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}

/** Megabytes a process holds in memory; undefined when it is gone, or on systems without /proc. */
export async function residentMb(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  });
  const pages = Number(text?.split(" ")[1]);
  return Number.isFinite(pages) ? (pages * pageBytes) / 1024 / 1024 : undefined;
}
