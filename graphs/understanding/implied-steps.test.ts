import { expect, it } from "vitest";
import { addImplied } from "./implied-steps.ts";

const chosen = (...tools: string[]) => tools.map((tool) => ({ tool, clauses: [] }));
const names = (tools: string[], text: string) => addImplied(chosen(...tools), text).map(({ tool }) => tool);

it("compares before a proposal that depends on who wins", () => {
  expect(names(["request_promotion"], "put it up for the slot if it beats the holder")).toEqual([
    "compare_models",
    "request_promotion",
  ]);
});

it("reads a report that was named in place of comparing anew", () => {
  expect(names(["request_promotion"], "if report r-12 says it is better, put it up")).toEqual([
    "read_report",
    "request_promotion",
  ]);
});

it("estimates before a training that must stay within a time", () => {
  expect(names(["start_training"], "entrena si tarda menos de 20 minutos")).toEqual([
    "estimate_training",
    "start_training",
  ]);
});

it("leaves alone what has no condition", () => {
  expect(names(["request_promotion"], "propose the better one")).toEqual(["request_promotion"]);
});

it("proposes what was trained when that is said to depend on its being better", () => {
  expect(names(["start_training"], "entrena y, si mejora, proponlo")).toEqual([
    "start_training",
    "compare_models",
    "request_promotion",
  ]);
});
