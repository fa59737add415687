import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isDeadOwner, newOwner } from "./worker-owner.ts";

const owner = (changes: Record<string, unknown>) =>
  JSON.stringify({ ...(JSON.parse(newOwner()) as Record<string, unknown>), ...changes });

test("two workers of this process have two names, and both are alive", () => {
  expect(newOwner()).not.toBe(newOwner());
  expect(isDeadOwner(newOwner(), "pglite")).toBe(false);
  expect(isDeadOwner(newOwner(), "postgres")).toBe(false);
});

test("a process of this host that ended is dead, and so is one whose number was given out again", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(isDeadOwner(owner({ pid: child.pid }), "postgres")).toBe(true);
  expect(isDeadOwner(owner({ started: "another-boot:1" }), "postgres")).toBe(true);
});

test("another host's worker may live where the ledger is a server, and cannot where it is this process", () => {
  expect(isDeadOwner(owner({ host: "elsewhere" }), "postgres")).toBe(false);
  expect(isDeadOwner(owner({ host: "elsewhere" }), "pglite")).toBe(true);
});
