import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

describe("createRandom", () => {
  it("gives the same numbers for a seed, others for another, large ones included", () => {
    const firstOf = (seed: number) => createRandom(seed).nextUint32();
    expect(firstOf(1)).toBe(firstOf(1));
    expect(new Set([0, 1, 2, -1, 2 ** 40, 2 ** 40 + 1].map(firstOf)).size).toBe(6);
  });

  it("spreads indices evenly", () => {
    const random = createRandom(9);
    const counts = Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const index = random.nextIndex(10);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
    // 27.9 is passed by chance once in a thousand with nine degrees of freedom.
    expect(chiSquare).toBeLessThan(27.9);
  });

  it("refuses a seed that is no whole number", () => {
    expect(() => createRandom(0.5)).toThrow(/whole number/);
  });
});
