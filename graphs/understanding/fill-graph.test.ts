import { expect, test } from "vitest";
import { findTool } from "#tools/catalogue.ts";
import type { ToolExample } from "#tools/define-tool.ts";
import { explainPathExamples } from "#tools/knowledge-graph/explain-path.examples.ts";
import { findEntitiesExamples } from "#tools/knowledge-graph/find-entities.examples.ts";
import { relatedEntitiesExamples } from "#tools/knowledge-graph/related-entities.examples.ts";
import type { Filled } from "./fill-arguments.ts";
import { fillGraph } from "./fill-graph.ts";
import { readText } from "./reading.ts";
import { buildNameIndex } from "./name-index.ts";

const index = buildNameIndex({});

function fill(name: string, text: string): Record<string, unknown> {
  const tool = findTool(name);
  if (!tool) throw new Error(`there is no tool ${name}`);
  const filled: Filled = { args: {} };
  const reading = readText(text, index);
  fillGraph({ tool, reading, own: reading, entities: {}, isOwn: () => true, isAlone: true }, filled);
  return filled.args;
}

const table: [string, readonly ToolExample[], string[]][] = [
  ["find_entities", findEntitiesExamples, ["query", "kind"]],
  ["related_entities", relatedEntitiesExamples, ["query", "kinds", "depth"]],
  ["explain_path", explainPathExamples, ["from", "to"]],
];

test.each(table)(
  "the names in nine of ten requests for %s are read as they were said",
  (name, examples, read) => {
    const wrong = examples.filter(({ text, args }) => {
      const given = fill(name, text);
      return read.some((argument) => JSON.stringify(given[argument]) !== JSON.stringify(args[argument]));
    });
    expect(
      wrong.length,
      wrong.map(({ text }) => `${text} ${JSON.stringify(fill(name, text))}`).join("\n"),
    ).toBeLessThan(examples.length / 10);
  },
);

test("what is only pointed at is left open", () => {
  expect(fill("explain_path", "why are these two entities linked")).toEqual({});
  expect(fill("related_entities", "links of this entity")).toEqual({});
  expect(fill("find_entities", "entity search")).toEqual({});
});

test("a later step's words are not part of the name", () => {
  expect(fill("find_entities", "find the X1 Carbon in the graph and show its neighbours")).toEqual({
    query: "X1 Carbon",
  });
});
