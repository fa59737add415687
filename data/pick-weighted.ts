import type { SeededRandom } from "./seeded-random.ts";

/** A place in `weights`, each as likely as its weight; the last one with a weight when rounding leaves none. */
export function pickWeighted(weights: readonly number[], random: SeededRandom): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) throw new RangeError("nothing to pick from: no weight is above 0");
  let left = random.next() * total;
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
