import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installLlamaindex } from "#retrieval/llamaindex/llamaindex-environment.ts";
import { cacheFolder } from "#tests/platform-process.ts";
import { openLlamaindex } from "./open-llamaindex.ts";

let empty: string;
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), "lathe-cache-"));
});
afterAll(() => rm(empty, { recursive: true, force: true }));

test("where it is neither installed nor asked for, nothing is installed and the pipeline says how to get it", async () => {
  await using cleanup = new AsyncDisposableStack();
  const { pipeline, report } = await openLlamaindex({
    settings: { cache: empty, llamaindex: "as-found" },
    cleanup,
  });
  expect(report()).toEqual([]);
  expect(pipeline.unavailable?.()).toMatchObject({
    code: "unavailable",
    hint: expect.stringContaining("LATHE_SERVICES=llamaindex:managed") as string,
  });
  expect(await readdir(empty)).toEqual([]);
});

test("where it is asked for it is installed in the background, which stops with the platform and leaves nothing half done", async () => {
  const cleanup = new AsyncDisposableStack();
  const { pipeline, report } = await openLlamaindex({
    settings: { cache: empty, llamaindex: "managed" },
    cleanup,
  });
  expect(report()).toMatchObject([{ name: "llamaindex", mode: "managed", state: "starting" }]);
  expect(pipeline.unavailable?.()).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("is being installed") as string,
  });
  await cleanup.disposeAsync();
  expect(await readdir(empty, { recursive: true })).toEqual(
    expect.not.arrayContaining([expect.stringContaining("environment")]) as string[],
  );
});

test("where it is installed it is found without being asked for", async () => {
  await installLlamaindex({ cache: cacheFolder });
  await using cleanup = new AsyncDisposableStack();
  const { pipeline, report } = await openLlamaindex({
    settings: { cache: cacheFolder, llamaindex: "as-found" },
    cleanup,
  });
  expect(pipeline.unavailable?.()).toBeUndefined();
  expect(report()).toMatchObject([{ name: "llamaindex", state: "up" }]);
});
