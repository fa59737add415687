import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { laySmallDisk, smallDiskLack, type SmallDisk } from "#tests/small-disk.ts";
import { followMlflow, patience, type FollowedMlflow } from "./follow-mlflow.ts";

const megabytes = 100;
const lack = smallDiskLack();

describe.skipIf(lack !== undefined)(
  `MLflow on a disk of ${megabytes} MB${lack === undefined ? "" : ` (not to be had here: ${lack})`}`,
  () => {
    let followed: FollowedMlflow;
    let disk: SmallDisk | undefined;
    beforeAll(async () => {
      followed = await followMlflow((usual, home) => ({
        ...usual,
        async command() {
          const { file, args, ...rest } = await usual.command();
          const folder = join(home, "mlflow");
          await mkdir(folder, { recursive: true });
          disk ??= await laySmallDisk(folder, megabytes);
          return { ...rest, ...disk.through({ file, args }) };
        },
      }));
    }, 600_000);
    afterAll(async () => {
      await followed[Symbol.asyncDispose]();
      await disk?.[Symbol.asyncDispose]();
    });

    test("that is full says so, loses nothing, and holds everything once there is room", async () => {
      await followed.trainOn(5);
      await followed.untilSame();
      await disk?.fill();
      for (let round = 0; round < 10; round += 1) await followed.trainOn(200);
      await vi.waitFor(async () => {
        const [status] = await followed.sync.status();
        expect(status).toMatchObject({ state: "down", dead_letters: 0 });
        expect(status?.error?.message).toMatch(/disk is full/);
      }, patience);
      await disk?.makeRoom();
      await followed.untilSame();
      expect((await followed.store.readRun("job-going"))?.points).toHaveLength(2005);
    }, 400_000);
  },
);
