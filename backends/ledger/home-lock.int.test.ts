import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readHomeLock, takeHomeLock } from "./home-lock.ts";

const now = () => new Date("2026-01-01T00:00:00Z");
const children: ChildProcess[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lathe-lock-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A process that tries to take the lock and says what came of it, then stays. */
async function contend(): Promise<{ child: ChildProcess; outcome: string }> {
  const script = `
    const { takeHomeLock } = await import(${JSON.stringify(resolve("backends/ledger/home-lock.ts"))});
    const outcome = await takeHomeLock({ folder: ${JSON.stringify(folder)}, now: () => new Date() }).then(() => "taken", (error) => error.code);
    console.log(outcome);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, outcome: line };
}

async function killAll(): Promise<void> {
  const ended = children.map((child) => once(child, "exit"));
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(ended);
  children.length = 0;
}

test("a second taker is refused, and told who holds the folder", async () => {
  const lock = await takeHomeLock({ folder, now });
  await expect(takeHomeLock({ folder, now })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(String(process.pid)) as string,
    detail: { pid: process.pid, since: "2026-01-01T00:00:00.000Z" },
  });
  expect(await readHomeLock(folder)).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readHomeLock(folder)).toBeUndefined();
  await (await takeHomeLock({ folder, now })).release();
});

test("of many processes that find a killed holder's lock, one takes it over, time after time", async () => {
  for (let round = 0; round < 3; round++) {
    const contenders = await Promise.all(Array.from({ length: 6 }, contend));
    expect(contenders.map(({ outcome }) => outcome).toSorted()).toEqual([
      ...Array<string>(5).fill("conflict"),
      "taken",
    ]);
    const holder = contenders.find(({ outcome }) => outcome === "taken")?.child.pid;
    expect(await readHomeLock(folder)).toMatchObject({ pid: holder });
    await killAll();
  }
  await takeHomeLock({ folder, now });
  // One file for the present holding, and no leavings of those who lost.
  expect(await readdir(join(folder, "lock"))).toHaveLength(1);
});

test("many takers in one process get it one at a time", async () => {
  let holding = 0;
  let most = 0;
  let turns = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (;;) {
        const lock = await takeHomeLock({ folder, now }).catch(() => undefined);
        if (!lock) {
          await new Promise((next) => setTimeout(next, Math.random() * 5));
          continue;
        }
        most = Math.max(most, ++holding);
        await new Promise((next) => setTimeout(next, 1));
        holding--;
        turns++;
        return lock.release();
      }
    }),
  );
  expect({ most, turns }).toEqual({ most: 1, turns: 12 });
});
