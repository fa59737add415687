import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { residentMb, watchMemory } from "./watch-memory.ts";

test("a process that grows over its limit is told of, and one that is gone holds nothing", async () => {
  const grow =
    "const held = []; setInterval(() => held.push(Buffer.alloc(20e6, 1)), 20); setTimeout(() => process.exit(), 20000);";
  const child = spawn(process.execPath, ["-e", grow], { stdio: "ignore" });
  const pid = child.pid ?? 0;
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = watchMemory(pid, 200, resolve);
  expect(await promise).toBeGreaterThan(200);
  stop();
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
  expect(await residentMb(pid)).toBeUndefined();
});
