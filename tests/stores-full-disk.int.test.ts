import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Failure } from "#domain/failure.ts";
import {
  bugs,
  close,
  engines,
  heldKeys,
  patience,
  put,
  supportCase,
  untilSame,
  type Followed,
} from "./follow-server.ts";
import { laySmallDisk, smallDiskLack, type SmallDisk } from "./small-disk.ts";

const megabytes = 200;
const lack = smallDiskLack();

/** A few hundred kilobytes that no store has room for on a full disk. */
const large = (id: string) => supportCase(id, `no picture ${"and no sound ".repeat(400)}`);

describe.skipIf(lack !== undefined).each(engines)(
  `%s on a disk of ${megabytes} MB${lack === undefined ? "" : ` (not to be had here: ${lack})`}`,
  (_name, start) => {
    let followed: Followed;
    let disk: SmallDisk | undefined;
    beforeAll(async () => {
      followed = await start(async (command, dataFolder) => {
        disk ??= await laySmallDisk(dataFolder, megabytes);
        return disk.through(command);
      });
      await untilSame(followed);
    }, 400_000);
    afterAll(async () => {
      await close(followed);
      await disk?.[Symbol.asyncDispose]();
      expect(bugs.splice(0)).toEqual([]);
    }, 60_000);

    test("that is full says so, loses nothing, and holds everything once there is room", async () => {
      const { ledger, projection, server, sync } = followed;
      await disk?.fill();
      for (let index = 0; index < 80; index++)
        await put(ledger, [
          large(`large-${index}`),
          supportCase(`sk-${index % 12}`, `changed ${index} times`),
        ]);
      await vi.waitFor(async () => {
        const [status] = await sync.status();
        expect(status).toMatchObject({ state: "down", dead_letters: 0 });
        expect(status?.error?.message).toMatch(/full|new start/);
        expect(status?.error?.hint).toMatch(/disk|space/);
      }, patience);
      await disk?.makeRoom();
      if (await needsNewStart(followed)) {
        await server.kill();
        await server.startAgain();
      }
      await untilSame(followed);
      const keys = await heldKeys(projection);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => key.startsWith("large"))).toHaveLength(80);
    }, 400_000);
  },
);

/** Then whoever keeps the server starts it again: the platform itself where it manages it. */
async function needsNewStart({ projection }: Followed): Promise<boolean> {
  try {
    await projection.summarize();
    return false;
  } catch (error) {
    if (error instanceof Failure && error.message.includes("needs a new start")) return true;
    throw error;
  }
}
