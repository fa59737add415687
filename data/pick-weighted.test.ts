import { expect, test } from "vitest";
import { pickWeighted } from "./pick-weighted.ts";
import { seededRandom } from "./seeded-random.ts";

test("a place is picked as often as its weight says, and one without weight never", () => {
  const random = seededRandom("weights");
  const counts = [0, 0, 0];
  for (let draw = 0; draw < 4000; draw++) counts[pickWeighted([1, 0, 3], random)]!++;
  expect(counts[1]).toBe(0);
  expect(counts[2]! / counts[0]!).toBeGreaterThan(2.6);
  expect(counts[2]! / counts[0]!).toBeLessThan(3.4);
});

test("weights that are all 0 are refused", () => {
  expect(() => pickWeighted([0, 0], seededRandom("none"))).toThrow(RangeError);
});
