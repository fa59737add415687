import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isAlive, ownIdentity } from "./process-identity.ts";

test("this process is alive, and a later one with its number would not be it", () => {
  const own = ownIdentity();
  expect(isAlive(own)).toBe(true);
  expect(isAlive({ ...own, started: "another-boot:1" })).toBe(false);
});

test("a process that ended is not alive", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  const pid = child.pid ?? 0;
  await once(child, "exit");
  expect(isAlive({ pid, started: "" })).toBe(false);
});
