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

it("takes a report that was named as the comparison", () => {
  expect(names(["request_promotion"], "if report r-12 says it is better, put it up")).toEqual([
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
