import { statfs } from "node:fs/promises";
import { Failure } from "#domain/failure.ts";

/** Throws `unavailable` when the disk on which a folder lies has less room than a server needs to come up at all. */
export async function needRoom(folder: string, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free >= megabytes) return;
  throw new Failure(
    "unavailable",
    `The disk below ${folder} has ${free} MB left, and it needs ${megabytes}`,
    {
      hint: "Make room there; it starts by itself then.",
    },
  );
}
