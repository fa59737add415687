import { seededRandom } from "#data/seeded-random.ts";
import { problems, type Problem } from "./problem.ts";

const codes = new Map(
  problems.map((problem, index) => {
    const letters = problem.category.slice(0, 3).toUpperCase();
    const number = 100 + index * 17 + seededRandom(`diagnostic:${problem.key}`).integer(0, 16);
    return [problem.key, `${letters}-${number}`];
  }),
);

/** What the built-in test reports for a problem: one code each, the same on every device. */
export function diagnosticCode(problem: Problem): string {
  const code = codes.get(problem.key);
  if (code === undefined) throw new RangeError(`no diagnostic code for ${problem.key}`);
  return code;
}
