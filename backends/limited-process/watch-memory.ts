import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const pageBytes = 4096;
const run = promisify(execFile);

/** Calls `onExceeded` once a process holds more than the limit, looking every `everyMs`. Returns how to stop. */
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

/** Megabytes a process holds in memory; undefined when it is gone. */
export function residentMb(pid: number): Promise<number | undefined> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/statm`, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  });
  const pages = Number(text?.split(" ")[1]);
  return Number.isFinite(pages) ? (pages * pageBytes) / 1024 / 1024 : undefined;
}

/** `ps` ends with 1 where there is no such process. */
async function fromPs(pid: number): Promise<number | undefined> {
  const said = await run("ps", ["-o", "rss=", "-p", String(pid)]).catch(
    (error: Error & { code?: unknown }) => {
      if (error.code === 1) return undefined;
      throw error;
    },
  );
  const kilobytes = Number(said?.stdout);
  return said === undefined || !Number.isFinite(kilobytes) ? undefined : kilobytes / 1024;
}
