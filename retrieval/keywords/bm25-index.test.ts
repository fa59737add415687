import { expect, test } from "vitest";
import { createBm25Index } from "./bm25-index.ts";
import { keywordTerms } from "./keyword-terms.ts";

function indexOf(texts: Record<string, string>) {
  const index = createBm25Index();
  for (const [id, text] of Object.entries(texts)) index.put({ id, terms: keywordTerms(text) });
  const ids = (query: string, limit = 10) => index.search(keywordTerms(query), limit).map((hit) => hit.id);
  return { index, ids };
}

test("a text with a rare word of the query stands before texts with a common one", () => {
  const { ids } = indexOf({
    common: "the battery of the phone",
    other: "the battery of the laptop",
    rare: "the battery swells",
  });
  expect(ids("battery swelling")[0]).toBe("rare");
});

test("words are found in another form, in capitals and with accents", () => {
  const { ids } = indexOf({ a: "Charging cables", b: "Ladegeräte für Notebooks", c: "nothing of it" });
  expect(ids("charge a cable")).toEqual(["a"]);
  expect(ids("LADEGERATE")).toEqual(["b"]);
});

test("Chinese is cut into words", () => {
  const { ids } = indexOf({ a: "电池不能充电", b: "屏幕闪烁" });
  expect(ids("电池")).toEqual(["a"]);
});

test("of two texts with the same words the shorter stands first", () => {
  const { ids } = indexOf({ long: `fan noise ${"and much else besides ".repeat(20)}`, short: "fan noise" });
  expect(ids("fan noise")).toEqual(["short", "long"]);
});

test("a text put again replaces the one before, and one removed is gone", () => {
  const { index, ids } = indexOf({ a: "fan noise", b: "loose hinge" });
  index.put({ id: "a", terms: keywordTerms("cracked screen") });
  expect(ids("fan")).toEqual([]);
  expect(ids("screen")).toEqual(["a"]);
  index.remove("a");
  expect(ids("screen")).toEqual([]);
  expect(index.size).toBe(1);
});

test("texts that are not accepted are left out before the limit counts", () => {
  const index = createBm25Index();
  for (let at = 0; at < 20; at++) index.put({ id: `${at}`, terms: ["fan"] });
  const found = index.search(["fan"], 3, (id) => Number(id) >= 17);
  expect(found.map((hit) => hit.id)).toEqual(["17", "18", "19"]);
});

test("a query of stop words alone finds nothing", () => {
  const { ids } = indexOf({ a: "the who" });
  expect(ids("what is the")).toEqual([]);
});
