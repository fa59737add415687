import type { Interval } from "#domain/evaluation.ts";
import { Failure } from "#domain/failure.ts";
import { intervalLevel, normalQuantile975 } from "./interval-settings.ts";

/**
 * 95 % score interval of a share, `successes` of `n` independent items: Wilson, "Probable inference" (JASA 22, 1927).
 * Unlike the bootstrap it says something when all or none succeeded.
 */
export function wilsonInterval(successes: number, n: number): Interval {
  if (!Number.isInteger(n) || n < 1 || successes < 0 || successes > n) {
    throw new Failure("invalid-input", `${successes} of ${n} is not a share`, {
      hint: "Give successes between 0 and n, and n of at least 1.",
    });
  }
  const z2 = normalQuantile975 ** 2;
  const share = successes / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (normalQuantile975 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return {
    low: successes === 0 ? 0 : centre - half,
    high: successes === n ? 1 : centre + half,
    level: intervalLevel,
  };
}
