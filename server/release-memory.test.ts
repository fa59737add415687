import { expect, test } from "vitest";
import { releaseMemory } from "./release-memory.ts";

test("memory that nothing refers to is given back at once", () => {
  const megabytes = 64;
  let kept: ArrayBuffer | undefined = new ArrayBuffer(megabytes * 2 ** 20);
  expect(kept.byteLength).toBeGreaterThan(0);
  const before = process.memoryUsage().arrayBuffers;
  kept = undefined;
  releaseMemory();
  expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThan((megabytes / 2) * 2 ** 20);
});
