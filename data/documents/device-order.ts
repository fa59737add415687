import { seededRandom } from "#data/seeded-random.ts";

/**
 * An order in which every one of `count` places comes once before any comes again, without holding it: each step goes on by the
 * same number, which has no divisor in common with `count`.
 */
export function deviceOrder(label: string, count: number): (turn: number) => number {
  const random = seededRandom(label);
  const start = random.integer(0, count - 1);
  let stride = random.integer(1, count);
  while (greatestDivisor(stride, count) !== 1) stride++;
  return (turn) => (start + turn * stride) % count;
}

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestDivisor(right, left % right);
}
