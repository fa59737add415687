import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reconcileRuns } from "./reconcile-runs.ts";

test("runs that a dead process left going or waiting are ended, and their threads are free again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lathe-studio-"));
  const file = join(folder, "runs.json");
  await writeFile(
    file,
    JSON.stringify({
      json: {
        runs: {
          a: { status: "running", thread_id: "t" },
          b: { status: "pending", thread_id: "t" },
          c: { status: "success", thread_id: "u" },
        },
        threads: { t: { status: "busy" }, u: { status: "idle" } },
      },
      meta: { values: { "runs.a.created_at": ["Date"] } },
    }),
  );
  expect(await reconcileRuns(file)).toBe(2);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    json: {
      runs: {
        a: { status: "interrupted", thread_id: "t" },
        b: { status: "interrupted", thread_id: "t" },
        c: { status: "success", thread_id: "u" },
      },
      threads: { t: { status: "idle" }, u: { status: "idle" } },
    },
    meta: { values: { "runs.a.created_at": ["Date"] } },
  });
  await rm(folder, { recursive: true });
});

test("without a file there is nothing to end", async () => {
  expect(await reconcileRuns(join(tmpdir(), "no-such-folder", "runs.json"))).toBe(0);
});
