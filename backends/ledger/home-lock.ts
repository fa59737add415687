import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { isAlive, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

export type LockHolder = ProcessIdentity & { since: string; released: boolean };
export type HomeLock = { release(): Promise<void>; [Symbol.asyncDispose](): Promise<void> };

/**
 * Takes the home folder for this process: two processes on one PGlite folder silently lose each other's writes. Throws
 * `conflict` naming the holder while it lives; a dead holder's lock is taken over.
 *
 * `folder/lock/` holds one file a holding, numbered 1, 2, 3, ...; the highest is the present one. A file appears whole and
 * only if its number is free (`link`), so of several who find a dead holder one gets the next number. Numbers never go back:
 * a release marks the file instead of removing it, and older files go only once a newer one is there. Who was slow and took
 * a number below the present one sees that by looking again.
 */
export async function takeHomeLock({ folder, now }: { folder: string; now: () => Date }): Promise<HomeLock> {
  const place = join(folder, "lock");
  await mkdir(place, { recursive: true });
  const holder: LockHolder = { ...ownIdentity(), since: now().toISOString(), released: false };
  for (;;) {
    const last = (await listNumbers(place)).at(-1) ?? 0;
    const present = last === 0 ? undefined : await readHolder(place, last);
    if (present && !present.released && isAlive(present)) throw heldBy(present, folder);
    const taken = last + 1;
    if (!(await createFile(place, taken, holder))) continue;
    const numbers = await listNumbers(place);
    if (numbers.at(-1) !== taken) {
      await rm(numbered(place, taken), { force: true });
      continue;
    }
    for (const older of numbers.slice(0, -1)) await rm(numbered(place, older), { force: true });
    const release = () => replaceFile(place, taken, { ...holder, released: true });
    return { release, [Symbol.asyncDispose]: release };
  }
}

/** Who holds a home folder now; undefined when nobody does. */
export async function readHomeLock(folder: string): Promise<LockHolder | undefined> {
  const place = join(folder, "lock");
  const last = (await listNumbers(place)).at(-1);
  const holder = last === undefined ? undefined : await readHolder(place, last);
  return holder && !holder.released && isAlive(holder) ? holder : undefined;
}

function heldBy(holder: LockHolder, folder: string): Failure {
  return new Failure(
    "conflict",
    `The home folder is in use by process ${holder.pid}, since ${holder.since}`,
    {
      hint: `Stop that process, or set LATHE_HOME to another folder than ${folder}.`,
      detail: { pid: holder.pid, since: holder.since },
    },
  );
}

const numbered = (place: string, number: number) => join(place, String(number));

async function listNumbers(place: string): Promise<number[]> {
  const names = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .toSorted((left, right) => left - right);
}

/** Undefined when a newer holder has just removed it. */
async function readHolder(place: string, number: number): Promise<LockHolder | undefined> {
  try {
    return JSON.parse(await readFile(numbered(place, number), "utf8")) as LockHolder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** False when the number is taken. */
async function createFile(place: string, number: number, holder: LockHolder): Promise<boolean> {
  const draft = await writeDraft(place, holder);
  try {
    await link(draft, numbered(place, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replaceFile(place: string, number: number, holder: LockHolder): Promise<void> {
  await rename(await writeDraft(place, holder), numbered(place, number));
}

async function writeDraft(place: string, holder: LockHolder): Promise<string> {
  const draft = join(place, `draft-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}
