import { expect, test } from "vitest";
import { queryGraphExamples } from "#tools/knowledge-graph/query-graph.examples.ts";
import { readCypher } from "./cypher-argument.ts";

test.each(queryGraphExamples.map(({ text, args }) => [text, args["cypher"]]))(
  "the statement of %s is read as it was written",
  (text, cypher) => {
    expect(readCypher(text)).toBe(cypher);
  },
);

test.each(["match the devices to their tickets", "do these two match?", "call the process owner", "unwind"])(
  "%s holds no statement",
  (text) => {
    expect(readCypher(text)).toBeUndefined();
  },
);
