import { expect, test } from "vitest";
import { findTool } from "#tools/catalogue.ts";
import { fillArguments } from "./fill-arguments.ts";
import { evaluationWorld } from "./evaluation-world.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";

const entities = evaluationWorld();
const index = buildNameIndex(entities);

function filled(tool: string, text: string): Record<string, unknown> {
  const declared = findTool(tool);
  if (declared === undefined) throw new Error(`there is no tool ${tool}`);
  const reading = readText(text, index);
  return fillArguments({ tool: declared, reading, own: reading, entities, isOwn: () => true, isAlone: true })
    .args;
}

test.each([
  ["read_run", "Show run 7f3a", { run: "7f3a" }],
  ["read_run", "lookup run r17 in mlflow", { run: "r17" }],
  ["read_run", "metrcis of run 3c9d?", { run: "3c9d" }],
  ["read_run", "打开运行 0a9d 的详情", { run: "0a9d" }],
  ["read_run", "how did job-19ab33d0c1 end", { run: "job-19ab33d0c1" }],
  ["compare_runs", "Compare runs 7f3a and 91bc", { runs: ["7f3a", "91bc"] }],
  ["compare_runs", "2b7e 和 9aa1 两个 run 有什么区别", { runs: ["2b7e", "9aa1"] }],
  ["compare_runs", "run 0a9d vs run 12dd by loss", { runs: ["0a9d", "12dd"], metric: "loss" }],
  ["compare_runs", "compare the last two runs", { limit: 2 }],
  ["compare_runs", "contrast the metrics of the four latest runs", { limit: 4 }],
  ["list_runs", "show the ten best runs by loss", { limit: 10, metric: "loss" }],
  ["list_runs", "all runs with rank 16", { rank: 16 }],
  ["list_runs", "show me failed mlflow runs", { state: "failed" }],
  ["list_runs", "which runs of smollm2-135m are finished", { state: "finished" }],
])("%s reads its arguments from %s", (tool, text, expected) => {
  expect(filled(tool, text)).toMatchObject(expected);
});

test("those two runs, with none named before, are no number to take the newest of", () => {
  expect(filled("compare_runs", "what is the difference between those two runs")).toEqual({});
});

test("an accuracy and a latency together name no single metric", () => {
  expect(filled("compare_runs", "runs 5a02 and 81ee by accuracy and latency")).toEqual({
    runs: ["5a02", "81ee"],
  });
});
