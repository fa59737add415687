import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSeed } from "#data/generator.ts";
import { generateSupportKnowledge } from "#data/support-knowledge/generate-support-knowledge.ts";
import { buildTrainingExamples } from "./build-training-examples.ts";

// Run as `node data/training/write-examples.ts FOLDER [SEED]`: the default training set as JSONL, for trying a trainer alone.
const [folder, seed = String(defaultSeed)] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("Name the folder to write to: node data/training/write-examples.ts FOLDER [SEED]");
const records = [...generateSupportKnowledge({ seed: Number(seed) })];
const { examples } = buildTrainingExamples(records, { seed: Number(seed) });
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "examples.jsonl"),
  examples.map((example) => `${JSON.stringify(example)}\n`).join(""),
);
process.stdout.write(`${examples.length} examples in ${join(folder, "examples.jsonl")}\n`);
