import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process, told apart from a later one with the same number. */
export type ProcessIdentity = {
  pid: number;
  /** When it began, as this system tells it; equal texts mean the same process. Empty where it cannot be told. */
  started: string;
};

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: readStart(process.pid) ?? "" };
}

/** Undefined when no process has that number now. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = readStart(pid);
  return started === undefined ? undefined : { pid, started };
}

/** True while that very process runs. A zombie, dead but not yet collected by its parent, does not. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  const present = readStart(pid);
  return present !== undefined && (started === "" || present === "" || present === started);
}

/** Undefined when no such process runs. */
function readStart(pid: number): string | undefined {
  if (process.platform === "linux") return readLinuxStart(pid);
  if (!answersSignal(pid)) return undefined;
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** proc(5): the name stands in brackets and may hold anything; the state follows it, and the start, in ticks since boot, is field 22. */
function readLinuxStart(pid: number): string | undefined {
  const status = readIfPresent(`/proc/${pid}/stat`);
  if (status === undefined) return undefined;
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  const boot = readIfPresent("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  return `${boot}:${fields[19] ?? ""}`;
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    // ESRCH: the process ended between opening and reading.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES") return undefined;
    throw error;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
