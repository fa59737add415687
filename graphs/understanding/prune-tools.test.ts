import { expect, it } from "vitest";
import { splitClauses } from "./clauses.ts";
import { pruneTools } from "./prune-tools.ts";

const step = (tool: string, text: string) => ({ tool, clauses: splitClauses(text) });
const names = (steps: { tool: string }[]) => steps.map(({ tool }) => tool);

it("drops a report that is only named as evidence, and keeps one that is asked for", () => {
  expect(
    names(
      pruneTools([step("read_report", "the evidence being r-9"), step("request_promotion", "propose it")]),
    ),
  ).toEqual(["request_promotion"]);
  expect(
    names(pruneTools([step("read_report", "show me r-9"), step("request_promotion", "propose it")])),
  ).toEqual(["read_report", "request_promotion"]);
});

it("keeps the comparison alone where an evaluation would be part of it", () => {
  expect(
    names(
      pruneTools([
        step("start_evaluation", "does it beat the base"),
        step("compare_models", "does it beat the base"),
      ]),
    ),
  ).toEqual(["compare_models"]);
});

it("drops a change that the person says shall not be made yet", () => {
  for (const [asked, declined] of [
    ["how long would 200 steps take", "but don't start it yet"],
    ["要多少内存和时间", "先别开始"],
    ["wie lange dauert das", "aber noch nicht anfangen"],
  ] as const)
    expect(
      names(pruneTools([step("estimate_training", asked), step("start_training", declined)])),
      declined,
    ).toEqual(["estimate_training"]);
  expect(
    names(
      pruneTools([
        step("estimate_training", "how long would it take"),
        step("start_training", "start it if it fits"),
      ]),
    ),
  ).toEqual(["estimate_training", "start_training"]);
});
