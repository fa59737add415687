import type { Approval } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import { gate } from "#domain/roster.ts";
import { z } from "zod";
import { appendAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { fillSlot } from "#backends/ledger/roster.ts";

const rosterArgs = z.object({
  slot: z.string(),
  model: z.string().nullable(),
  previous: z.string().nullable(),
  report: z.string().optional(),
  reason: z.string().optional(),
});

type Decided = { approval: Approval & { target_version?: number }; decider: Caller; id: string; at: string };

/**
 * Fills a slot as the approval says, in the decision's transaction. Reads the arguments from the approval's row, and fails
 * with `conflict` when the slot has changed since it was requested.
 */
export async function applyRosterChange(
  transaction: Transaction,
  { approval, decider, id, at }: Decided,
): Promise<void> {
  const args = rosterArgs.parse(approval.args);
  if (approval.target_version === undefined)
    throw new Failure("internal", `Approval ${approval.id} is bound to no version of its slot`);
  const gates = z.array(gate).safeParse(approval.evidence["gates"]);
  const sentence = approval.evidence["sentence"];
  const reason = approval.reason ?? args.reason;
  await fillSlot(transaction, {
    id,
    slot: args.slot,
    expected_version: approval.target_version,
    action: approval.subject === "promotion" ? "promoted" : "rolled-back",
    model: args.model,
    requested_by: approval.requester,
    approved_by: decider.user_id,
    solo: approval.solo === true,
    ...(reason === undefined ? {} : { reason }),
    ...(args.report === undefined ? {} : { report_id: args.report }),
    gates: gates.success ? gates.data : [],
    evidence: {
      approval_id: approval.id,
      ...(args.report === undefined ? {} : { report_id: args.report }),
      ...(typeof sentence === "string" ? { sentence } : {}),
    },
    at,
  });
  await appendAudit(
    transaction,
    {
      actor: decider.user_id,
      action: `roster.${approval.subject === "promotion" ? "promoted" : "rolled-back"}`,
      subject: args.slot,
      detail: {
        model: args.model,
        previous: args.previous,
        approval: approval.id,
        solo: approval.solo === true,
      },
    },
    at,
  );
}
