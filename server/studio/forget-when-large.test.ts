import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forgetWhenLarge } from "./forget-when-large.ts";

test("the studio's threads are kept until their file has grown too large", async () => {
  const home = await mkdtemp(join(tmpdir(), "lathe-studio-"));
  expect(await forgetWhenLarge(home)).toBe(false);
  await writeFile(join(home, ".langgraphjs_api.checkpointer.json"), "x".repeat(100));
  expect(await forgetWhenLarge(home, 100)).toBe(false);
  expect(await readdir(home)).toHaveLength(1);
  expect(await forgetWhenLarge(home, 99)).toBe(true);
  await expect(readdir(home)).rejects.toThrow("ENOENT");
  await rm(home, { recursive: true, force: true });
});
