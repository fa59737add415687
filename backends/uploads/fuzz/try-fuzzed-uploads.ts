import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fuzzUploads } from "./fuzz-uploads.ts";

// node backends/uploads/fuzz/try-fuzzed-uploads.ts [--count 10000] [--seed 1] [file ...]: how broken uploads are read; files are broken beside the built-in ones.

const { values, positionals } = parseArgs({
  options: { count: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const files = await Promise.all(positionals.map(async (path) => new Uint8Array(await readFile(path))));
const report = await fuzzUploads(Number(values.seed), Number(values.count), files);
console.log(JSON.stringify(report, undefined, 2));
process.exitCode = report.breaches.length === 0 ? 0 : 1;
