import { Failure } from "#domain/failure.ts";

/**
 * p values corrected for being several, in the order given: Holm, "A simple sequentially rejective multiple test
 * procedure" (Scandinavian Journal of Statistics 6, 1979). The chance of one false finding or more stays below 5 % when
 * those under .05 are believed, whatever the dependence between the tests.
 */
export function holmCorrection(pValues: readonly number[]): number[] {
  const wrong = pValues.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) {
    throw new Failure("invalid-input", `A p value lies between 0 and 1, not ${wrong}`, {
      hint: "Correct only p values of tests that were done.",
    });
  }
  const order = pValues.map((p, index) => ({ p, index })).toSorted((left, right) => left.p - right.p);
  const corrected = Array.from<number>({ length: pValues.length });
  let floor = 0;
  order.forEach(({ p, index }, rank) => {
    floor = Math.max(floor, Math.min(1, (pValues.length - rank) * p));
    corrected[index] = floor;
  });
  return corrected;
}
