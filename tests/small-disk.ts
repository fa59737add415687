import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";

export type Command = { file: string; args: readonly string[] };
/** Changes the command that starts a server, such as to lay a small disk over its data. */
export type Through = (command: Command, dataFolder: string) => Command | Promise<Command>;

/** A file system of its own on a folder, seen by those processes alone that are started through it. */
export type SmallDisk = AsyncDisposable & {
  /** The command as it sees the disk. */
  through(command: Command): { file: string; args: string[] };
  /** Takes what is left, to the last byte. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
};

const alone = ["--user", "--map-root-user", "--mount", "/bin/sh", "-c"];

/** Why there cannot be one here; undefined when there can. */
export function smallDiskLack(): string | undefined {
  const tried = spawnSync("unshare", [...alone, "mount -t tmpfs -o size=1m tmpfs /mnt"]);
  if (tried.status === 0) return undefined;
  return String(tried.error?.message ?? tried.stderr)
    .trim()
    .slice(0, 200);
}

/** Lays a disk of so many megabytes over a folder that is there; what the folder held is on it. */
export async function laySmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const line = `held=$(mktemp -d) && cp -a "$0/." "$held" && mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && cp -a "$held/." "$0" && rm -r "$held" && echo laid && exec cat`;
  // It lives for as long as a process that sees it does: this one until its input ends.
  const keeper = spawn("unshare", [...alone, line, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(keeper, "exit");
  await Promise.race([once(keeper.stdout, "data"), ended]);
  if (keeper.pid === undefined || keeper.exitCode !== null) throw new Error("no disk could be laid");
  const { pid } = keeper;
  const ballast = join(`/proc/${pid}/root`, folder, "ballast");
  return {
    through: ({ file, args }) => ({
      file: "nsenter",
      args: ["--user", "--mount", "--preserve-credentials", "--target", String(pid), file, ...args],
    }),
    fill: () => fillWith(ballast),
    makeRoom: () => rm(ballast),
    async [Symbol.asyncDispose]() {
      keeper.stdin.end();
      await ended;
    },
  };
}

async function fillWith(path: string): Promise<void> {
  const file = await open(path, "a");
  try {
    for (let size = 1 << 20; size >= 1;) {
      try {
        await file.write(Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
        size >>= 1;
      }
    }
  } finally {
    await file.close();
  }
}
