import { setTimeout as pause } from "node:timers/promises";
import { isAlive, type ProcessIdentity } from "#backends/ledger/process-identity.ts";

/** Sends a signal to every process of a group; false when there is none. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

/** SIGTERM to the whole group, SIGKILL to what is left of it once its leader ended or `graceMs` are over. */
export async function endGroup(leader: ProcessIdentity, graceMs: number): Promise<void> {
  if (!signalGroup(leader.pid, "SIGTERM")) return;
  const until = performance.now() + graceMs;
  while (isAlive(leader) && performance.now() < until) await pause(50);
  // Workers outlive a leader that died first; a server of several processes holds its port in each.
  signalGroup(leader.pid, "SIGKILL");
  // SIGKILL needs no patience, but the kernel needs a moment.
  for (let tries = 0; tries < 100 && isAlive(leader); tries += 1) await pause(20);
}
