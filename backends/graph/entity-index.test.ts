import { expect, test } from "vitest";
import { createEntityIndex } from "./entity-index.ts";
import { entityWords } from "./entity-words.ts";

function indexOf(names: Record<string, string>) {
  const index = createEntityIndex();
  for (const [id, name] of Object.entries(names))
    index.put({
      id,
      kind: id.startsWith("device") ? "device" : "ticket",
      name,
      words: entityWords({ id, name }),
    });
  const ids = (...asked: Parameters<typeof index.search>) => index.search(...asked).map(({ id }) => id);
  return { index, ids };
}

test("those with all the beginnings are found, without any such those with one of them, the shortest first", () => {
  const { ids } = indexOf({
    "device:1": "Edge 40 Neo Ultra",
    "device:2": "Edge 40",
    "ticket:3": "Batteries of the Edge",
  });
  expect(ids(["edge", "40"], 9)).toEqual(["device:2", "device:1"]);
  expect(ids(["batter", "40"], 9)).toEqual(["device:2", "device:1", "ticket:3"]);
  expect(ids(["batter", "40"], 1)).toEqual(["device:2"]);
  expect(ids(["edge"], 9, "ticket")).toEqual(["ticket:3"]);
  expect(ids(["zeppelin"], 9)).toEqual([]);
  expect(ids([], 9)).toEqual([]);
});

test("one put again is found by its new words alone, and one removed by none", () => {
  const { index, ids } = indexOf({ "device:1": "Edge 40", "device:2": "Edge 50" });
  index.put({ id: "device:1", kind: "device", name: "Razr", words: "razr" });
  index.remove("device:2");
  expect(ids(["edge"], 9)).toEqual([]);
  expect(ids(["razr"], 9)).toEqual(["device:1"]);
});
