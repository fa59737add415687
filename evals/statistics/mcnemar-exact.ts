import { Failure } from "#domain/failure.ts";

/**
 * Exact two-sided McNemar test: of the b + c items that the two systems decided differently, either side is as likely
 * under the null, so p = 2 P(X <= min(b, c)) with X binomial(b + c, 1/2), at most 1 (McNemar, Psychometrika 12, 1947;
 * exact form in Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91, 2013). Only right where items are
 * independent. Summed from the largest term down, which is taken in log space: p far below 1e-15 keeps its digits.
 */
export function mcnemarExact(b: number, c: number): number {
  if (!isCount(b) || !isCount(c)) {
    throw new Failure(
      "invalid-input",
      `Discordant counts must be whole and not negative, not ${b} and ${c}`,
      {
        hint: "Count the items that only one of the two got right.",
      },
    );
  }
  const n = b + c;
  const fewer = Math.min(b, c);
  if (b === c) return 1;
  let logTerm = -n * Math.LN2;
  for (let index = 1; index <= fewer; index += 1) logTerm += Math.log((n - fewer + index) / index);
  let term = 1;
  let tail = 1;
  for (let index = fewer; index > 0 && term > Number.EPSILON * tail; index -= 1) {
    term *= index / (n - index + 1);
    tail += term;
  }
  return Math.min(1, Math.exp(logTerm + Math.log(2 * tail)));
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
