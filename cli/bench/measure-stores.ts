import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { row, type Row } from "./row.ts";

const script = join(import.meta.dirname, "..", "..", "tests", "measure", "measure-sync.ts");

/** Each on stores of its own, the real servers among them: they are fetched where they are missing. */
const measurements = [["--neo4j", "--stated"], ["--vectors"], ["--mlflow"], ["--long", "--neo4j"]] as const;

/** How fast the stores follow the ledger: measured by the script that opens them, as this side only speaks HTTP. */
export async function measureStores(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const flags of measurements) rows.push(...(await measure(flags)));
  return rows;
}

/** A measurement that fails is a row that says so: the others are worth having. */
async function measure(flags: readonly string[]): Promise<Row[]> {
  const child = spawn(process.execPath, [script, ...flags, "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const rows: Row[] = [];
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith("{")) rows.push(row.parse(JSON.parse(line)));
  const code = await ended;
  const what = `measure-sync ${flags.join(" ")}`;
  return code === 0
    ? rows
    : [...rows, { what, asked: "its figures", got: `it ended with ${code}`, met: false }];
}
