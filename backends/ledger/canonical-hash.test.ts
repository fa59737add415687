import { expect, test } from "vitest";
import { canonicalHash, startListHash } from "./canonical-hash.ts";

test("the order of keys and undefined members make no difference, values do", () => {
  expect(canonicalHash({ b: 1, a: "x", c: undefined })).toBe(canonicalHash({ a: "x", b: 1 }));
  expect(canonicalHash({ a: "x", b: 2 })).not.toBe(canonicalHash({ a: "x", b: 1 }));
});

test.each([[[]], [[{ id: "a" }]], [[{ id: "a", n: 1.5 }, { n: [], id: "b", told: undefined }, "text"]]])(
  "a list taken item by item has the hash of the whole list: %j",
  (items) => {
    const hash = startListHash();
    for (const item of items) hash.add(item);
    expect(hash.digest()).toBe(canonicalHash(items));
  },
);
