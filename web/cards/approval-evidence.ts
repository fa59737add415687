import type { Approval } from "#domain/approval.ts";
import type { Effect } from "#domain/plan.ts";
import type { Gate } from "#domain/roster.ts";

export type ApprovalEvidence = {
  slot: string | undefined;
  /** What is there now and what would be then; undefined where the change is not of one thing. `""` is empty. */
  change: { now: string; after: string } | undefined;
  gates: Gate[];
  reportId: string | undefined;
  sentence: string | undefined;
  /** For a plan: what each step does. */
  steps: { title: string; effect: Effect }[];
  isUntrusted: boolean;
};

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function isGate(value: unknown): value is Gate {
  return (
    typeof value === "object" &&
    value !== null &&
    "title" in value &&
    "passed" in value &&
    "threshold" in value
  );
}

function isStep(value: unknown): value is { title: string; effect: Effect } {
  return typeof value === "object" && value !== null && "title" in value && "effect" in value;
}

/** The gates among what is stored without a type of its own. */
export const gatesOf = (value: unknown): Gate[] => (Array.isArray(value) ? value.filter(isGate) : []);

/** What an approval's stored row says, by subject; a row without a part shows without it. */
export function evidenceOf({ subject, args, evidence }: Approval): ApprovalEvidence {
  const steps: unknown = evidence["steps"];
  const isOfSlot = subject === "promotion" || subject === "rollback";
  return {
    slot: textOf(args["slot"]),
    change: isOfSlot
      ? {
          now: textOf(evidence["before"]) ?? textOf(args["previous"]) ?? "",
          after: textOf(evidence["after"]) ?? textOf(args["model"]) ?? "",
        }
      : undefined,
    gates: gatesOf(evidence["gates"]),
    reportId: textOf(evidence["report_id"]) ?? textOf(args["report"]),
    sentence: textOf(evidence["sentence"]),
    steps: Array.isArray(steps) ? steps.filter(isStep) : [],
    isUntrusted: evidence["untrusted"] === true,
  };
}

/** Odd characters (controls, bidirectional marks, zero width) written out, so that a name cannot pose as another. */
export function escapeOdd(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}

/** Where a gate's stored evidence can be read: `report:r-12` is a report's page. */
export function evidenceLink(evidence: string): string | undefined {
  const report = /^report:(.+)$/.exec(evidence);
  if (report?.[1] !== undefined) return `/evaluation?report=${encodeURIComponent(report[1])}`;
  const job = /^job:(.+)$/.exec(evidence);
  return job?.[1] === undefined ? undefined : `/chat?panel=${encodeURIComponent(`job:${job[1]}`)}`;
}
