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
