import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runHostileStatements } from "./run-hostile-statements.ts";

test("a hundred hostile statements write nothing, read no file, and end within their memory and time", async () => {
  const report = await runHostileStatements({
    folder: await mkdtemp(join(tmpdir(), "lathe-hostile-")),
    count: 104,
    seed: 1,
    limits: { max_rows: 1000, max_bytes: 1_000_000, timeout_ms: 4000, max_memory_mb: 1000 },
  });
  expect(report.breaches).toEqual([]);
  expect(report.refused).toBeGreaterThanOrEqual(91);
  expect(report.refused + report.answered).toBe(104);
  expect(report.peak_mb).toBeGreaterThan(50);
  expect(report.peak_mb).toBeLessThan(1024);
  expect(report.longest_s).toBeLessThan(10);
  expect(report.longest_process_s).toBeLessThan(10);
});
