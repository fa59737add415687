import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runHostileStatements } from "./run-hostile-statements.ts";

// node backends/warehouse/hostile/try-hostile-statements.ts [--count 1000] [--seed 1]: what hostile statements achieve at the usual limits.

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const report = await runHostileStatements({
  folder: await mkdtemp(join(tmpdir(), "lathe-hostile-")),
  count: Number(values.count),
  seed: Number(values.seed),
  limits: { max_rows: 1000, max_bytes: 1_000_000, timeout_ms: 8000, max_memory_mb: 1000 },
});
console.log(JSON.stringify(report, undefined, 2));
process.exitCode = report.breaches.length === 0 ? 0 : 1;
