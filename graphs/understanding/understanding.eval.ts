import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { openSentenceEncoder } from "#backends/models/onnx-encoder.ts";
import { ensureWeights } from "#backends/models/packaged-weights.ts";
import { allTools } from "#tools/catalogue.ts";
import { createUnderstand } from "./create-understand.ts";
import { foldedAccuracy } from "./evaluate-folds.ts";
import { judge, summarize, type Expectation, type Judged } from "./evaluate-utterances.ts";
import { evaluationWorld } from "./evaluation-world.ts";
import type { EarlierTurn, Understand } from "./understanding.ts";

const entities = evaluationWorld();
const built = allTools.map((tool) => tool.name);

const own = join(import.meta.dirname, "requests-by-others");
const usualRequests = [
  "../shared/utterances/dev.jsonl",
  join(own, "looked-at.jsonl"),
  join(own, "figures-read.jsonl"),
  join(own, "unseen.jsonl"),
];

/**
 * How well the embedded assistant understands: on other people's requests (a file of expectations, given as the first
 * argument, or the usual four), on short conversations (a second file), and on folds of its own examples (`--folds`, all
 * five take minutes).
 * `node graphs/understanding/understanding.eval.ts [requests.jsonl] [dialogues.jsonl] [--folds[=0,2]] [--wrong] [--cache=DIR]`
 */
async function main(): Promise<void> {
  const [requests, dialogues = "../shared/utterances/dialogues.jsonl"] = process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("--"));
  const cache =
    process.argv.find((argument) => argument.startsWith("--cache="))?.slice("--cache=".length) ??
    join(homedir(), ".cache", "lathe");
  const { folder } = await ensureWeights({ cache, which: "multilingual-e5-small" });
  const encoder = await openSentenceEncoder({ folder, threads: 1 });
  const cacheFolder = join(cache, "understanding");
  const understand = await createUnderstand({
    tools: allTools,
    encoder,
    cacheFolder,
    onProgress: console.log,
  });
  for (const file of requests === undefined ? usualRequests : [requests])
    if (existsSync(file)) await judgeRequests(understand, file);
    else console.log(`skipped: no evaluation data at ${file}`);
  if (existsSync(dialogues)) await judgeConversations(understand, dialogues);
  else console.log(`skipped: no evaluation data at ${dialogues}`);
  const folds = process.argv.find((argument) => argument.startsWith("--folds"));
  if (folds !== undefined) {
    const judged = folds.includes("=") ? folds.slice("--folds=".length).split(",").map(Number) : undefined;
    print("held-back examples", await foldedAccuracy(allTools, encoder, cacheFolder, judged));
  }
  await encoder.close();
}

async function judgeRequests(understand: Understand, file: string): Promise<void> {
  const judged: Judged[] = [];
  const processorTimes: number[] = [];
  await understand("hello", [], entities);
  for (const expectation of readLines<Expectation>(file)) {
    const start = performance.now();
    const before = process.cpuUsage();
    const understanding = await understand(expectation.text, [], entities);
    const { user, system } = process.cpuUsage(before);
    processorTimes.push((user + system) / 1000);
    judged.push(judge(expectation, understanding, built, performance.now() - start));
  }
  const median = processorTimes.toSorted((left, right) => left - right)[Math.floor(judged.length / 2)] ?? 0;
  // What a machine busy with other work does not distort.
  const processor = { "median milliseconds of processor time": { value: median, n: judged.length } };
  print(`requests of ${basename(file)}`, { ...summarize(judged), ...processor });
  if (process.argv.includes("--wrong")) printWrong(judged);
}

type Conversation = { id: string; turns: string[]; expect: Pick<Expectation, "kind" | "tools" | "args"> };

async function judgeConversations(understand: Understand, file: string): Promise<void> {
  const judged: Judged[] = [];
  for (const { id, turns, expect } of readLines<Conversation>(file)) {
    const earlier: EarlierTurn[] = [];
    for (const turn of turns.slice(0, -1))
      earlier.push({ text: turn, understanding: await understand(turn, earlier, entities) });
    const start = performance.now();
    const understanding = await understand(turns.at(-1) ?? "", earlier, entities);
    const expectation = { id, text: turns.join(" / "), specialist: null, ...expect };
    judged.push(judge(expectation, understanding, built, performance.now() - start));
  }
  print("conversations", summarize(judged));
  if (process.argv.includes("--wrong")) printWrong(judged);
}

function readLines<Line>(file: string): Line[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

function print(title: string, figures: Record<string, { value: number; n: number }>): void {
  console.log(`\n${title}`);
  for (const [name, { value, n }] of Object.entries(figures))
    console.log(`  ${name.padEnd(42)} ${value.toFixed(value > 1 ? 1 : 3).padStart(7)}   n = ${n}`);
}

function printWrong(judged: readonly Judged[]): void {
  for (const item of judged) {
    const { expectation, understanding } = item;
    const steps = understanding.draft ?? understanding.steps;
    const isWrong = item.isForbidden
      ? understanding.kind !== "refuse" && expectation.kind === "refuse"
      : !item.wholePlan || !item.kindRight || item.argumentsFound < item.argumentsExpected;
    if (!isWrong) continue;
    console.log(
      `${expectation.id} ${item.isHere ? "HERE" : "----"} ${item.wholePlan ? "plan+" : "PLAN-"} ${item.kindRight ? "kind+" : "KIND-"} ${item.argumentsFound}/${item.argumentsExpected} | ${expectation.text.slice(0, 150)}`,
    );
    console.log(
      `     want ${expectation.kind} ${expectation.tools.map((tools) => tools.join("/")).join(" > ")} ${JSON.stringify(expectation.args)}`,
    );
    console.log(
      `     got  ${understanding.kind} ${steps.map((step) => `${step.tool}${JSON.stringify(step.args)}${step.when ? " when" : ""}`).join(" > ")} ${understanding.refusal ? `[${understanding.refusal.code}: ${understanding.refusal.message.slice(0, 80)}]` : ""} ${understanding.questions.map((question) => `?${question.field}`).join("")} ${understanding.confidence.toFixed(2)}`,
    );
  }
}

await main();
