import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { openDuckDbWarehouse } from "#backends/warehouse/open-duckdb-warehouse.ts";
import type { QueryLimits, Warehouse } from "#backends/warehouse/warehouse.ts";
import { hostileStatements, type HostileStatement } from "./hostile-statements.ts";
import { watchChildren } from "./watch-children.ts";

export type HostileReport = {
  count: number;
  refused: number;
  answered: number;
  /** Statements that did what they must not: empty when all is well. */
  breaches: { sql: string; what: string }[];
  /** The longest that a statement took to be answered, and that a process of its was there. */
  longest_s: number;
  longest_process_s: number;
  peak_mb: number;
};

const secretText = "canary-that-nobody-may-read";

/** Runs hostile statements against a warehouse of its own in an empty folder, two at once, and says what they achieved. */
export async function runHostileStatements(options: {
  folder: string;
  count: number;
  seed: number;
  limits: QueryLimits;
}): Promise<HostileReport> {
  const { folder, limits } = options;
  await mkdir(folder, { recursive: true });
  const targets = { secret: join(folder, "secret.csv"), output: join(folder, "written"), table: "numbers" };
  await writeFile(targets.secret, `name,value\n${secretText},1\n`);
  const warehouse = await openDuckDbWarehouse({ folder: join(folder, "warehouse") });
  await fill(warehouse);
  const before = await fingerprint(folder);
  const watch = watchChildren();
  const report: HostileReport = {
    count: options.count,
    refused: 0,
    answered: 0,
    breaches: [],
    longest_s: 0,
    longest_process_s: 0,
    peak_mb: 0,
  };
  const queue = hostileStatements(options.seed, options.count, targets);
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await attack(warehouse, next, limits, report);
  };
  await Promise.all([work(), work()]);
  watch.stop();
  report.longest_process_s = watch.longestSeconds();
  report.peak_mb = Math.round(watch.peakMb());
  if ((await fingerprint(folder)) !== before) report.breaches.push({ sql: "", what: "a file was written" });
  const [held] = await warehouse.select("SELECT count(*) AS count, sum(n) AS sum FROM numbers");
  if (held?.["count"] !== 1000 || held["sum"] !== 499_500)
    report.breaches.push({ sql: "", what: "the warehouse was changed" });
  await warehouse.close();
  await rm(folder, { recursive: true, force: true });
  return report;
}

async function attack(
  warehouse: Warehouse,
  { sql, kind }: HostileStatement,
  limits: QueryLimits,
  report: HostileReport,
): Promise<void> {
  const begin = performance.now();
  const breach = (what: string) => report.breaches.push({ sql: sql.slice(0, 300), what });
  try {
    const result = await warehouse.query(sql, limits);
    report.answered += 1;
    if (kind !== "heavy") breach(`a statement of kind ${kind} was run`);
    if (JSON.stringify(result).includes(secretText)) breach("a file was read");
  } catch (error) {
    report.refused += 1;
    if (!(error instanceof Failure) || error.code !== "invalid-input")
      breach(`it failed otherwise: ${String(error)}`);
    else if (`${error.message} ${error.hint}`.includes(secretText)) breach("a file was read");
  }
  const seconds = (performance.now() - begin) / 1000;
  report.longest_s = Math.max(report.longest_s, seconds);
}

async function fill(warehouse: Warehouse): Promise<void> {
  await warehouse.ensureTable({
    name: "numbers",
    fields: [{ name: "n", type: "number", description: "a number" }],
  });
  await warehouse.replace(
    Array.from({ length: 1000 }, (_, n) => ({
      collection: "numbers",
      key: String(n),
      version: 1,
      data: { n },
    })),
  );
  await warehouse.query("SELECT 1", { max_rows: 1, max_bytes: 100, timeout_ms: 10_000, max_memory_mb: 1000 });
}

/** Every file below a folder with what it holds. */
async function fingerprint(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const lines = await Promise.all(
    names.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${createHash("sha256")
        .update(await readFile(path))
        .digest("hex")}`;
    }),
  );
  return lines.toSorted().join("\n");
}
