import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";
import { unitHash } from "./unit-hash.ts";

const draws = (label: string) => {
  const random = seededRandom(label);
  return Array.from({ length: 5 }, () => random.integer(0, 1_000_000));
};

test("the same label gives the same draws, another label others", () => {
  expect(draws("a")).toEqual(draws("a"));
  expect(draws("a")).not.toEqual(draws("b"));
});

test("the draws never change between releases, since stored datasets are named by their seed", () => {
  expect(draws("golden")).toMatchInlineSnapshot(`
    [
      241170,
      93928,
      295539,
      509052,
      342814,
    ]
  `);
});

test("whole numbers stay within their bounds and a shuffle keeps every item", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: -50, max: 50 }),
      fc.nat(100),
      fc.array(fc.integer()),
      (label, low, span, items) => {
        const random = seededRandom(label);
        const drawn = random.integer(low, low + span);
        expect(drawn >= low && drawn <= low + span).toBe(true);
        expect(random.shuffle(items).toSorted()).toEqual(items.toSorted());
      },
    ),
  );
});

test("draws are even: each tenth of the range gets its share within two percent of all", () => {
  const random = seededRandom("even");
  const bins = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 20_000; draw++) bins[Math.floor(random.next() * 10)]! += 1;
  for (const bin of bins) expect(Math.abs(bin / 20_000 - 0.1)).toBeLessThan(0.02);
});

test("nothing can be picked from an empty list", () => {
  expect(() => seededRandom("x").pick([])).toThrow(RangeError);
});

test("a text's hash is a number from 0 to 1 that depends on the text alone", () => {
  fc.assert(
    fc.property(
      fc.string(),
      (text) => unitHash(text) >= 0 && unitHash(text) < 1 && unitHash(text) === unitHash(text),
    ),
  );
});
