import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { identityOf, isAlive, ownIdentity, type ProcessIdentity } from "#backends/ledger/process-identity.ts";
import { endGroup, signalGroup } from "./process-group.ts";

const record = z.object({ pid: z.number().int().positive(), started: z.string() });

/** Notes which process is ours, so that a later run of ours can tell it from a stranger's. */
export async function recordProcess(file: string, identity: ProcessIdentity): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, JSON.stringify(identity), { mode: 0o600 });
  await rename(`${file}.draft`, file);
}

export async function forgetProcess(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Ends what an earlier run of ours left behind, and says whether there was something. */
export async function endRecordedProcess(file: string, graceMs: number): Promise<boolean> {
  const identity = await readRecord(file);
  if (identity === undefined) return false;
  const isOurs = isAlive(identity) || isOrphanedGroup(identity);
  if (isOurs) await endGroup(identity, graceMs);
  await forgetProcess(file);
  return isOurs;
}

async function readRecord(file: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // A torn file comes from a full disk or another hand: then the port tells whether something is left.
  const parsed = record.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A group keeps its number while it has members: without a leader of that number, and in the same boot, it is still ours. */
function isOrphanedGroup({ pid, started }: ProcessIdentity): boolean {
  const bootOf = (text: string) => text.slice(0, text.lastIndexOf(":"));
  const isSameBoot = process.platform === "linux" && bootOf(started) === bootOf(ownIdentity().started);
  return isSameBoot && identityOf(pid) === undefined && signalGroup(pid, 0);
}
