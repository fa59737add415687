import type { Provenance } from "#domain/evaluation.ts";
import type { Gate } from "#domain/roster.ts";
import { opponentOf, reportReference, suiteNamed, type GateInput } from "./gate-input.ts";
import { whatIsNotStored } from "./stored-evidence.ts";

/**
 * The report is not older than the variant, and its evaluations of the profile's suites were made with the candidate's
 * and the holder's present digests and the suites' present items, and stand as they are stored.
 */
export function evidenceGate(input: GateInput): Gate {
  const problem = whatIsStale(input);
  return {
    name: "evidence-fresh",
    title: "Evidence is current",
    passed: problem === undefined,
    value:
      problem ?? `report of ${minuteOf(input.report?.created_at ?? "")}, made with these weights and items`,
    threshold: "not older than the variant; same weights and same items as now",
    evidence: reportReference(input),
  };
}

/** "2026-01-31 09:30 UTC" of an ISO time in UTC. */
function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

function whatIsStale(input: GateInput): string | undefined {
  const { candidate, report, profile } = input;
  if (!report) return `no report compares ${candidate.address}`;
  if (candidate.digest === null) return `the weights of ${candidate.address} have no digest`;
  if (report.candidate !== candidate.address) return `report ${report.id} is about ${report.candidate}`;
  if (candidate.created_at !== undefined && !isNotBefore(report.created_at, candidate.created_at)) {
    return `the report is of ${minuteOf(report.created_at)}, the variant of ${minuteOf(candidate.created_at)}`;
  }
  for (const suite of [profile.suite, profile.regression_suite]) {
    const stale = whatIsStaleOn(input, suite);
    if (stale !== undefined) return stale;
  }
  return input.evaluations === undefined ? undefined : whatIsNotStored(report, input.evaluations);
}

function whatIsStaleOn(input: GateInput, suiteName: string): string | undefined {
  const suite = suiteNamed(input, suiteName);
  if (!suite) return `suite ${suiteName} is not there`;
  const { candidate, holder, report } = input;
  const sides = [
    { address: candidate.address, digest: candidate.digest },
    { address: opponentOf(input).address, digest: holder?.digest ?? undefined },
  ];
  for (const { address, digest } of sides) {
    const made =
      report?.provenance.filter((item) => item.model === address && item.suite === suiteName) ?? [];
    if (made.length === 0) return `${address} was not evaluated on ${suiteName}`;
    for (const one of made) {
      const stale = whatDiffers(one, suite.digest, digest);
      if (stale !== undefined) return `${address} was evaluated on ${suiteName} ${stale}`;
    }
  }
  return undefined;
}

function whatDiffers(
  made: Provenance,
  suiteDigest: string,
  modelDigest: string | null | undefined,
): string | undefined {
  if (made.suite_digest !== suiteDigest) return "with other items than it has now";
  if (modelDigest !== undefined && made.model_digest !== modelDigest)
    return "with other weights than it has now";
  return undefined;
}

/** False for dates that cannot be read. */
function isNotBefore(later: string, earlier: string): boolean {
  return Date.parse(later) >= Date.parse(earlier);
}
