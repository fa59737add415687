import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSeed } from "#data/generator.ts";
import { generatorNamed } from "#data/generators.ts";
import { buildSuite, suiteDefinitions } from "./suites.ts";

// Run as `node evals/suites/write-suite.ts FOLDER [SEED]`: every suite as JSON, from generated data, for trying a model alone.
const [folder, seed = String(defaultSeed)] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("Name the folder to write to: node evals/suites/write-suite.ts FOLDER [SEED]");
mkdirSync(folder, { recursive: true });
for (const { name, source_dataset } of suiteDefinitions) {
  const records =
    source_dataset === undefined ? [] : [...generatorNamed(source_dataset).generate({ seed: Number(seed) })];
  const suite = buildSuite(name, records);
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(suite, undefined, 1)}\n`);
  process.stdout.write(`${name}: ${suite.items.length} items, digest ${suite.digest.slice(0, 12)}\n`);
}
