import type { Approval } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import type { Caller } from "#domain/role.ts";
import type { Gate } from "#domain/roster.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { getReport } from "#backends/ledger/reports.ts";
import { fillSlot, getSlot } from "#backends/ledger/roster.ts";
import { gatesFor } from "./gates-for.ts";
import { requireGates } from "./require-gates.ts";
import { rosterArgs, type RosterChange } from "./roster-change.ts";
import { voidStaleApprovals } from "./void-stale-approvals.ts";

type Decided = {
  approval: Approval & { target_version?: number };
  change: RosterChange;
  decider: Caller;
  id: string;
  at: string;
};

/**
 * Fills a slot as the approval says, in the decision's transaction. Reads the arguments from the approval's row and rechecks
 * the evidence: fails with `conflict` when the slot has changed since it was requested, or a gate is not passed any more
 * (`detail.gates`). What else waits for a decision on the slot becomes void.
 */
export async function applyRosterChange(
  transaction: Transaction,
  { approval, change, decider, id, at }: Decided,
): Promise<void> {
  const args = rosterArgs.parse(approval.args);
  if (approval.target_version === undefined)
    throw new Failure("internal", `Approval ${approval.id} is bound to no version of its slot`);
  const gates = await recheckGates(transaction, change, args.report, approval.target_version);
  const sentence = approval.evidence["sentence"];
  const reason = approval.reason ?? args.reason;
  const filled = await fillSlot(transaction, {
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
    gates,
    evidence: {
      approval_id: approval.id,
      ...(args.report === undefined ? {} : { report_id: args.report }),
      ...(typeof sentence === "string" ? { sentence } : {}),
    },
    at,
  });
  await voidStaleApprovals(transaction, filled, decider.user_id, at);
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

/** The gates as they are now; none for a rollback, whose model had passed them. */
async function recheckGates(
  transaction: Transaction,
  { subject }: RosterChange,
  reportId: string | undefined,
  version: number,
): Promise<Gate[]> {
  if (subject === undefined) return [];
  const slot = await getSlot(transaction, subject.slot.slot);
  // A slot that has changed is refused as such, not by gates that compare with another holder.
  if (slot === undefined || slot.version !== version) return [];
  if (subject.slot.version !== version)
    throw new Failure("conflict", `The slot ${slot.slot} was changing just now`, { hint: "Decide again." });
  const report = reportId === undefined ? undefined : await getReport(transaction, reportId);
  const gates = await gatesFor(transaction, { ...subject, slot }, report ?? null);
  requireGates(slot.slot, subject.model.address, gates);
  return gates;
}
