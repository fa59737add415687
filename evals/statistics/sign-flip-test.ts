import { defaultSeed, signFlipDraws } from "./interval-settings.ts";
import { createRandom } from "./random.ts";

/** Up to this many clusters that differ, all sign patterns (about a million) are counted. */
const exactClusters = 20;
/** Clusters a table of signed sums covers: one random byte decides eight signs at once. */
const clustersPerTable = 8;

/**
 * Two-sided sign-flip permutation test. Under the null each cluster's sum of differences is as likely with the other
 * sign; p is the share of sign patterns whose total is at least as far from zero as the one seen (Fisher, "The Design of
 * Experiments", 1935, section 21; by cluster as in Winkler et al., "Multi-level block permutation", NeuroImage 123,
 * 2015). All patterns are counted with 20 clusters or fewer; beyond that p = (k + 1) / (draws + 1) of Phipson and Smyth
 * (Statistical Applications in Genetics and Molecular Biology 9, 2010), which is never 0.
 */
export function signFlipTest(
  clusterSums: Float64Array,
  options: { draws?: number; seed?: number } = {},
): number {
  const sums = clusterSums.filter((sum) => sum !== 0);
  if (sums.length === 0) return 1;
  const tables = signedSums(sums);
  const observed = Math.abs(sums.reduce((total, sum) => total + sum, 0));
  // Totals that are equal on paper may differ in the last bits.
  const bound = observed - 1e-9 * sums.reduce((total, sum) => total + Math.abs(sum), 0);
  if (sums.length <= exactClusters) {
    const patterns = 2 ** sums.length;
    return countAllPatterns(tables, patterns, bound) / patterns;
  }
  const draws = options.draws ?? signFlipDraws;
  return (countDrawnPatterns(tables, draws, bound, options.seed ?? defaultSeed) + 1) / (draws + 1);
}

/** For each group of up to eight clusters, its sum under each of the 256 patterns of signs; bits beyond the group are void. */
function signedSums(sums: Float64Array): Float64Array[] {
  const tables: Float64Array[] = [];
  for (let start = 0; start < sums.length; start += clustersPerTable) {
    const group = sums.subarray(start, start + clustersPerTable);
    tables.push(
      Float64Array.from({ length: 2 ** clustersPerTable }, (_, pattern) =>
        group.reduce((total, sum, bit) => total + (((pattern >> bit) & 1) === 1 ? sum : -sum), 0),
      ),
    );
  }
  return tables;
}

function countAllPatterns(tables: readonly Float64Array[], patterns: number, bound: number): number {
  let count = 0;
  for (let pattern = 0; pattern < patterns; pattern += 1) {
    let total = 0;
    let rest = pattern;
    for (const table of tables) {
      total += table[rest & 0xff] as number;
      rest >>>= clustersPerTable;
    }
    if (Math.abs(total) >= bound) count += 1;
  }
  return count;
}

function countDrawnPatterns(
  tables: readonly Float64Array[],
  draws: number,
  bound: number,
  seed: number,
): number {
  const random = createRandom(seed);
  let count = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    let total = 0;
    let bits = 0;
    for (let index = 0; index < tables.length; index += 1) {
      bits = index % 4 === 0 ? random.nextUint32() : bits >>> clustersPerTable;
      total += (tables[index] as Float64Array)[bits & 0xff] as number;
    }
    if (Math.abs(total) >= bound) count += 1;
  }
  return count;
}
