import { expect, it } from "vitest";
import { allTools } from "#tools/catalogue.ts";
import { splitClauses } from "./clauses.ts";
import { draftSteps } from "./draft-steps.ts";
import { buildNameIndex } from "./name-index.ts";
import { readText } from "./reading.ts";

const index = buildNameIndex({});

/** The tools in the order of their steps; `chosen` says which clause, counted from 0, speaks of which tool. */
function order(text: string, chosen: readonly (readonly [string, number])[]): string[] {
  const clauses = splitClauses(text);
  return draftSteps(
    chosen.map(([tool, at]) => ({ tool, clauses: clauses.slice(at, at + 1) })),
    readText(text, index),
    allTools,
    {},
  ).map((step) => step.tool);
}

it("looks after the change where the person says to look then", () => {
  const text = "rebuild the vectors then check how far they lag";
  expect(
    order(text, [
      ["read_sync_status", 1],
      ["rebuild_store", 0],
    ]),
  ).toEqual(["rebuild_store", "read_sync_status"]);
});

it("looks before the change where the look comes first", () => {
  const text = "check how far the vectors lag, then rebuild them";
  expect(
    order(text, [
      ["read_sync_status", 0],
      ["rebuild_store", 1],
    ]),
  ).toEqual(["read_sync_status", "rebuild_store"]);
});
