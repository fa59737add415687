import type { Evaluation, Suite } from "#domain/evaluation.ts";
import type { Model } from "#domain/model.ts";
import type { PairedDifference, Report } from "#domain/report.ts";
import type { SlotProfile } from "#domain/roster.ts";

export type GateInput = {
  profile: SlotProfile;
  /** The model as it is now, with its digest. */
  candidate: Model;
  /** The stored report in which it is the candidate; null when there is none. */
  report: Report | null;
  /** What holds the slot now; nothing when it is empty, and then the profile's base model is the measure. */
  holder?: Model | null | undefined;
  /** The profile's suites as they are now: main and regression. */
  suites: readonly Suite[];
  /** The report's evaluations as they are stored now: the report must stand in them. Not asked when left out. */
  evaluations?: readonly Evaluation[] | undefined;
  /** Memory measured while the model answered, and the stored thing that says so; for profiles that set a limit. */
  measured?: { memory_mb: number; evidence: string } | undefined;
};

/** The model to be better than, by address, and what to call it. */
export function opponentOf({ profile, holder }: GateInput): { address: string; name: string } {
  return holder
    ? { address: holder.address, name: `the holder ${holder.address}` }
    : { address: profile.base_model, name: `the base ${profile.base_model}` };
}

export function suiteNamed(input: GateInput, name: string): Suite | undefined {
  return input.suites.find((suite) => suite.name === name);
}

/** What a gate's card links to. */
export function reportReference(input: GateInput): string {
  return input.report ? `report:${input.report.id}` : `model:${input.candidate.address}`;
}

export type FoundDifference = { difference: PairedDifference } | { missing: string };

/**
 * The report's difference of candidate minus `baseline` on one metric, over all items the suite has of it now; else what
 * is missing, in words. Part of a suite is no evidence: it could be the part that suits.
 */
export function findDifference(
  input: GateInput,
  suiteName: string,
  metric: string | undefined,
  baseline: string,
): FoundDifference {
  const { report, candidate } = input;
  const suite = suiteNamed(input, suiteName);
  if (!report) return { missing: `no report compares ${candidate.address}` };
  if (!suite || metric === undefined) return { missing: `suite ${suiteName} is not there` };
  if (report.candidate !== candidate.address)
    return { missing: `report ${report.id} is about ${report.candidate}` };
  const difference = report.differences.find(
    (item) =>
      item.candidate === candidate.address &&
      item.baseline === baseline &&
      item.suite === suiteName &&
      item.metric === metric,
  );
  if (!difference)
    return { missing: `report ${report.id} has no difference from ${baseline} on ${suiteName}, ${metric}` };
  const tasks = suite.metrics.find(({ name }) => name === metric)?.tasks ?? [];
  const expected = suite.items.filter((item) => tasks.includes(item.task)).length;
  if (difference.n < expected || expected === 0) {
    return {
      missing: `only ${difference.n} of the ${expected} items of ${suiteName}, ${metric}, were compared`,
    };
  }
  return { difference };
}
