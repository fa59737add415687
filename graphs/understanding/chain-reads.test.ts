import { expect, test } from "vitest";
import { resolveReferences } from "#domain/reference.ts";
import { chainReads } from "./chain-reads.ts";

const counted = {
  id: "step-1",
  tool: "aggregate_records",
  args: {
    dataset: "user-behavior",
    group_by: "device_family",
    filters: [
      { field: "kind", op: "is", value: "ticket" },
      { field: "series", op: "is", value: "ThinkPad" },
      { field: "part", op: "is", value: "battery" },
    ],
  },
};
const family = { $from: "step-1", field: "rows.0.device_family" };
const asks = (query: string | undefined) => ({
  id: "step-2",
  tool: "answer_from_documents",
  args: query === undefined ? {} : { query },
});

test.each([
  ["what do the documents say about it"],
  ["what do the manuals recommend"],
  ["was sagen die Dokumente dazu"],
  ["qué dicen los documentos al respecto"],
  ["文档怎么说"],
  [undefined],
])("%s is asked about what the first group turns out to be", (query) => {
  const [, asked] = chainReads([counted, asks(query)]);
  expect(asked?.args["query"]).toEqual({ ...family, within: "battery problems of the ThinkPad {}" });
  expect(resolveReferences(asked?.args, () => "T14")).toEqual({
    query: "battery problems of the ThinkPad T14",
  });
});

test("a pointing word inside a question is replaced by what it points at", () => {
  const [, asked] = chainReads([counted, asks("how do I fix it at home?")]);
  expect(asked?.args["query"]).toEqual({
    ...family,
    within: "how do I fix battery problems of the ThinkPad {} at home",
  });
});

test("a question that says what it is about stays as it is", () => {
  const [, asked] = chainReads([counted, asks("how long does a dock's warranty last")]);
  expect(asked?.args["query"]).toBe("how long does a dock's warranty last");
});

test("remedies that are asked for are those of the part that was counted, on the devices that lead", () => {
  const [, , related] = chainReads([
    counted,
    asks(undefined),
    { id: "step-3", tool: "related_entities", args: { kinds: ["remedy"] } },
  ]);
  expect(related?.args).toEqual({
    query: "battery",
    device: { ...family, within: "ThinkPad {}" },
    kinds: ["remedy"],
  });
});

test("what an earlier turn found stands in a later turn's question", () => {
  const [asked] = chainReads(
    [asks("and what do the documents say about it")],
    [{ steps: [counted], results: { "step-1": { rows: [{ device_family: "X1 Carbon", count: 4 }] } } }],
  );
  expect(asked?.args["query"]).toBe("battery problems of the ThinkPad X1 Carbon");
});

test("an earlier turn whose results were not kept still says what it was about", () => {
  const [asked] = chainReads([asks(undefined)], [{ steps: [counted], results: {} }]);
  expect(asked?.args["query"]).toBe("battery problems of the ThinkPad");
});

test("one open end of a path is what was looked up before", () => {
  const [, path] = chainReads([
    { id: "step-1", tool: "find_entities", args: { query: "hinge" } },
    { id: "step-2", tool: "explain_path", args: { from: "it", to: "finance" } },
  ]);
  expect(path?.args).toEqual({ from: "hinge", to: "finance" });
});

test("two turns on, the graph is asked by the name that the first turn used", () => {
  const [related] = chainReads(
    [{ id: "step-1", tool: "related_entities", args: { kinds: ["remedy"] } }],
    [
      { steps: [asks("battery problems of the ThinkPad T14")], results: {} },
      { steps: [counted], results: { "step-1": { rows: [{ device_family: "T14" }] } } },
    ],
  );
  expect(related?.args).toEqual({ query: "battery", device: "ThinkPad T14", kinds: ["remedy"] });
});

test("what is said before the question to the documents is kept, and what only points asks back", () => {
  const loud = "my laptop's fan is loud, what do our manuals recommend";
  expect(chainReads([asks(loud)])[0]?.args["query"]).toBe(loud);
  expect(chainReads([asks("what do the documents say about it?")])[0]?.args).toEqual({});
  expect(chainReads([asks("what do the documents say about battery wear?")])[0]?.args["query"]).toBe(
    "battery wear",
  );
});
