import { createHash } from "node:crypto";

/** Repeatable chance: the same seed gives the same draws on every machine. */
export type SeededRandom = {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Earlier items oftener than later ones, as people use a few phrases most of the time: of nine, the first two half of the time. */
  pickUsual<Item>(items: readonly Item[]): Item;
  shuffle<Item>(items: readonly Item[]): Item[];
};

/**
 * A generator for one purpose: draws depend on the label alone, so adding records or fields elsewhere never shifts them.
 * The algorithm is sfc32 (Chris Doty-Humphrey, PractRand), seeded with the label's sha256.
 */
export function seededRandom(label: string): SeededRandom {
  const digest = createHash("sha256").update(label).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  const pickUsual = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() ** 2.2 * items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = integer(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
    }
    return shuffled;
  };
  return { next, integer, chance: (probability) => next() < probability, pick, pickUsual, shuffle };
}
