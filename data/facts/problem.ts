import type { DeviceSeries } from "#data/devices/device.ts";
import { problemFamilies } from "#data/support-knowledge/problem-families.ts";
import {
  supportCategories,
  type ProblemFamily,
  type SupportCategory,
} from "#data/support-knowledge/problem-family.ts";

/** A problem family with the name that records give it. */
export type Problem = ProblemFamily & {
  category: SupportCategory;
  /** `category/name`: the field `problem_family` of every dataset. */
  key: string;
};

export const problems: readonly Problem[] = supportCategories.flatMap((category) =>
  problemFamilies[category].map((family) => ({ ...family, category, key: `${category}/${family.name}` })),
);

const bySeries = new Map<DeviceSeries, readonly Problem[]>();

/** The problems that devices of a series can have. */
export function problemsOf(series: DeviceSeries): readonly Problem[] {
  const known = bySeries.get(series) ?? problems.filter((problem) => problem.series.includes(series));
  bySeries.set(series, known);
  return known;
}

/** What is done for a problem first, what once that did not help, and what each is for: as support entries state it. */
export function remediesOf(problem: Problem): {
  first: string;
  second: string;
  cause: string;
  otherCause: string;
} {
  const [first = "", second = ""] = problem.remedies;
  const [cause = "", otherCause = ""] = problem.causes;
  return { first, second, cause, otherCause };
}

/** A sentence to stand within another: without its full stop, and begun small where the word is an ordinary one. */
export function clauseOf(sentence: string): string {
  const bare = sentence.replace(/\.$/, "");
  return /^[A-Z][a-z' ]/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

/** A customer's clause about a device, with its gaps filled. */
export function saidOf(clause: string, device: { model: string; firmware_version: string }): string {
  return clause.replaceAll("{d}", `the ${device.model}`).replaceAll("{v}", device.firmware_version);
}
