import type { ClusterTotals } from "./cluster-totals.ts";
import { normalQuantile80, normalQuantile975 } from "./interval-settings.ts";

/**
 * Smallest true difference of means that a comparison like this one would find with 80 % power at two-sided 5 %: 2.80
 * standard errors (Bloom, "Minimum detectable effects", Evaluation Review 19, 1995), the standard error by cluster as in
 * Liang and Zeger (Biometrika 73, 1986) with G / (G - 1). Where no difference varies the standard error is unknown, not
 * zero: half an item each way is then assumed, as in Agresti and Min (Statistics in Medicine 24, 2005). At most 1, the
 * width of a score.
 */
export function smallestDetectable(differences: ClusterTotals): number {
  const { sums, sizes, n, mean } = differences;
  const clusters = sums.length;
  let squares = 0;
  for (let index = 0; index < clusters; index += 1) {
    squares += ((sums[index] as number) - (sizes[index] as number) * mean) ** 2;
  }
  const varies = squares > 1e-18 * n;
  const standardError = varies ? Math.sqrt((squares * clusters) / (clusters - 1)) / n : 1 / (clusters + 2);
  return Math.min(1, (normalQuantile975 + normalQuantile80) * standardError);
}
