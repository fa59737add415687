import { threadStream } from "#domain/event-part.ts";
import type { RosterSlot } from "#domain/roster.ts";
import { voidSlotApprovals, type StoredApproval } from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";

/** What waits for a decision on an earlier state of a slot is void from the moment the slot changes. */
export async function voidStaleApprovals(
  transaction: Transaction,
  slot: RosterSlot,
  actor: string,
  at: string,
): Promise<void> {
  const reason = `The slot ${slot.slot} has changed since this was requested`;
  for (const approval of await voidSlotApprovals(transaction, { ...slot, reason, at }))
    await tellVoid(transaction, approval, actor, at);
}

/** Into the audit chain, and to whoever sees the approval's card. */
export async function tellVoid(
  transaction: Transaction,
  approval: StoredApproval,
  actor: string,
  at: string,
): Promise<void> {
  await appendAudit(
    transaction,
    {
      actor,
      action: `${approval.subject}.voided`,
      subject: approval.id,
      detail: { args: approval.args, reason: approval.reason },
    },
    at,
  );
  if (approval.thread_id === undefined) return;
  const part = { type: "data-approval" as const, id: approval.id, data: approval };
  await appendEvent(transaction, [threadStream(approval.thread_id)], part, at);
}
