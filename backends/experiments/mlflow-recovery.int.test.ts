import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { followMlflow, patience, type FollowedMlflow } from "./follow-mlflow.ts";

let followed: FollowedMlflow;
const database = () => join(followed.home, "mlflow", "mlflow.db");

beforeAll(async () => {
  followed = await followMlflow();
}, 600_000);
afterAll(() => followed[Symbol.asyncDispose]());

/** Ends the server as a crash does; it is started again after a pause. */
async function crash(): Promise<void> {
  const [, pid] = /Process (\d+)/.exec(followed.service.status().detail) ?? [];
  process.kill(-Number(pid), "SIGKILL");
  await vi.waitFor(() => expect(followed.service.status().state).toBe("starting"), patience);
}

test("killed while points come, it has every one of them once it is back", async () => {
  for (let round = 0; round < 20; round += 1) {
    await followed.trainOn(10);
    if (round === 8) await crash();
  }
  await vi.waitFor(async () => expect((await followed.sync.status())[0]?.state).toBe("down"), patience);
  await followed.trainOn(1);
  await followed.untilSame();
  expect((await followed.store.readRun("job-going"))?.points).toHaveLength(201);
});

test("set back to an old copy of its database, it is brought up to date", async () => {
  const copy = join(followed.home, "copy.db");
  await copyFile(database(), copy);
  await followed.trainOn(5);
  await followed.untilSame();
  await crash();
  await copyFile(copy, database());
  await followed.untilSame();
  expect((await followed.store.readRun("job-going"))?.points).toHaveLength(206);
});

test("emptied behind our back, it is filled again", async () => {
  await crash();
  await rm(database());
  await followed.untilSame();
});

test("a rebuild makes it the same again", async () => {
  await followed.sync.rebuild("experiments");
  await vi.waitFor(async () => expect((await followed.sync.status())[0]?.state).toBe("rebuilding"), {
    timeout: 30_000,
    interval: 5,
  });
  await followed.untilSame();
});
