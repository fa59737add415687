import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { needRoom } from "./need-room.ts";

test("a disk with less room than is needed is told with what to do, and one with enough is not", async () => {
  await expect(needRoom(tmpdir(), 1)).resolves.toBeUndefined();
  await expect(needRoom(tmpdir(), 2 ** 40)).rejects.toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("Make room") as string,
  });
});
