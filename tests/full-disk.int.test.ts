import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoreStatus } from "#domain/store.ts";

type Told = { event: string; written: number; status: StoreStatus };
type Healed = Told & { counted: Record<string, number>; bugs: unknown[] };

const entry = join(import.meta.dirname, "fill-warehouse.ts");
/** Changed twice and removed while the disk was full, as the entry does it. */
const [changed, removed] = [50, 2];

type Disk = {
  name: string;
  /** The shell line that makes it and becomes the process; `$0` is node, `$1` the entry, `$2` the folder. */
  line: string;
  shell: string[];
  /** Makes room once it is full. */
  makeRoom(child: ChildProcess): void;
};

const disks: Disk[] = [
  {
    name: "a file system of 24 MB",
    shell: ["unshare", "--user", "--map-root-user", "--mount", "/bin/sh"],
    line: `mount -t tmpfs -o size=24m tmpfs "$2" && exec "$0" "$1" "$2" 16`,
    // The process itself takes its ballast away.
    makeRoom: () => undefined,
  },
  {
    name: "a limit of 8 MB a file",
    shell: ["/bin/bash"],
    line: `ulimit -S -f 8192; exec "$0" "$1" "$2" 0`,
    makeRoom: (child) =>
      void spawnSync("prlimit", ["--pid", String(child.pid), "--fsize=unlimited:"], { stdio: "inherit" }),
  },
];

/** Why a disk cannot be had here; undefined when it can. */
function missing({ shell, line }: Disk): string | undefined {
  const tried = line.startsWith("mount")
    ? spawnSync(shell[0] ?? "", [...shell.slice(1), "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"])
    : spawnSync("prlimit", ["--version"]);
  return tried.status === 0
    ? undefined
    : String(tried.error?.message ?? tried.stderr)
        .trim()
        .slice(0, 200);
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-full-disk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.each(disks)("on $name", (disk) => {
  const lack = missing(disk);
  test.skipIf(lack !== undefined)(
    `a warehouse without room says so, loses nothing and follows again once there is room${lack === undefined ? "" : ` (not to be had here: ${lack})`}`,
    async () => {
      const [shell = "", ...options] = disk.shell;
      const child = spawn(shell, [...options, "-c", disk.line, process.execPath, entry, folder], {
        stdio: ["pipe", "pipe", "pipe"],
      });
      let complaint = "";
      child.stderr.on("data", (text: Buffer) => (complaint = `${complaint}${text.toString()}`.slice(-2000)));
      const told: Told[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        told.push(JSON.parse(line) as Told);
        if (told.length > 1) continue;
        disk.makeRoom(child);
        child.stdin.write("there is room\n");
      }
      const [full, healed] = told as [Told | undefined, Healed | undefined];
      expect(full, complaint).toBeDefined();
      expect(full?.status).toMatchObject({
        state: "down",
        error: {
          message: expect.stringMatching(/^The warehouse's disk is full: .*Error/) as string,
          hint: expect.stringContaining("room") as string,
        },
      });
      expect(healed, complaint).toBeDefined();
      expect(healed?.bugs).toEqual([]);
      const kept = (full?.written ?? 0) - removed;
      expect(healed?.counted).toEqual({ records: kept, ids: kept, total: kept + changed });
      expect(healed?.status).toMatchObject({ error: null, dead_letters: 0, held: kept });
    },
    150_000,
  );
});
