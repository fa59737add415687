import { expect, test } from "vitest";
import { openRecentEdges } from "./recent-edges.ts";
import type { Edge } from "./traverse-graph.ts";

function edge(here: string, there: string): Edge {
  const relation = { from: here, kind: "USES", to: there, properties: {}, collection: "c", record_id: "r" };
  return { here, there, direction: "out", relation: relation as Edge["relation"], stated_by: 1 };
}

/** A graph in which each entity leads to two others, and what was asked of it. */
function counted(during: () => void = () => undefined) {
  const asked: string[][] = [];
  const read = async (ids: readonly string[]) => {
    asked.push([...ids]);
    during();
    return ids.flatMap((id) => [edge(id, `${id}1`), edge(id, `${id}2`)]);
  };
  return { asked, read };
}
const ends = (edges: readonly Edge[]) => edges.map(({ there }) => there).toSorted();

test("an entity's edges are read once, and again when a record said otherwise", async () => {
  const { asked, read } = counted();
  const recent = openRecentEdges(read, { mostRead: 100 });
  expect(ends(await recent.edges(["a", "b"]))).toEqual(["a1", "a2", "b1", "b2"]);
  expect(ends(await recent.edges(["b", "c"]))).toEqual(["b1", "b2", "c1", "c2"]);
  recent.forget(["b"]);
  await recent.edges(["a", "b", "c"]);
  expect(asked).toEqual([["a", "b"], ["c"], ["b"]]);
});

test("what changes while it is read is not kept", async () => {
  let changes = 1;
  const { asked, read } = counted(() => {
    if (changes-- > 0) recent.forget(["a"]);
  });
  const recent = openRecentEdges(read, { mostRead: 100 });
  await recent.edges(["a"]);
  await recent.edges(["a"]);
  await recent.edges(["a"]);
  expect(asked).toEqual([["a"], ["a"]]);
});

test("an answer that may have been cut short is not kept", async () => {
  const { asked, read } = counted();
  const recent = openRecentEdges(read, { mostRead: 4 });
  await recent.edges(["a", "b"]);
  await recent.edges(["a"]);
  await recent.edges(["a"]);
  expect(asked).toEqual([["a", "b"], ["a"]]);
});

test("those not asked for the longest make room", async () => {
  const { asked, read } = counted();
  const recent = openRecentEdges(read, { mostRead: 100, most: 6 });
  await recent.edges(["a"]);
  await recent.edges(["b"]);
  await recent.edges(["a"]);
  await recent.edges(["c"]);
  await recent.edges(["a"]);
  await recent.edges(["b"]);
  expect(asked).toEqual([["a"], ["b"], ["c"], ["b"]]);
});
