import { describe, expect, it } from "vitest";
import { createRecentCache } from "./recent-cache.ts";

describe("the cache of recent values", () => {
  it("drops the value unused for longest", () => {
    const cache = createRecentCache<number>(2);
    cache.set("a", 1);
    cache.set("b", 2);
    expect(cache.get("a")).toBe(1);
    cache.set("c", 3);
    expect([cache.get("a"), cache.get("b"), cache.get("c"), cache.size]).toEqual([1, undefined, 3, 2]);
  });
});
