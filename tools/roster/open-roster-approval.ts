import type { RosterSlot } from "#domain/roster.ts";
import { insertApproval } from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import { canonicalHash } from "#backends/ledger/canonical-hash.ts";
import type { WriteContext } from "#tools/define-tool.ts";

type Opened = {
  subject: "promotion" | "rollback";
  title: string;
  slot: RosterSlot;
  args: Record<string, unknown>;
  evidence: Record<string, unknown>;
};

const dayInMilliseconds = 24 * 3600 * 1000;

/** Puts a change of a slot into the admins' inbox, bound to what the slot and the evidence are now. Returns the approval's id. */
export async function openRosterApproval(context: WriteContext, opened: Opened): Promise<string> {
  const { transaction, platform, caller, origin } = context;
  const now = platform.now();
  const id = platform.newId("approval");
  await insertApproval(transaction, {
    id,
    state: "pending",
    subject: opened.subject,
    title: opened.title,
    args: opened.args,
    hash: canonicalHash({ args: opened.args, evidence: opened.evidence, version: opened.slot.version }),
    requester: caller.user_id,
    requester_name: caller.name,
    required_role: "admin",
    evidence: opened.evidence,
    target_version: opened.slot.version,
    ...origin,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + 7 * dayInMilliseconds).toISOString(),
  });
  await appendAudit(
    transaction,
    {
      actor: caller.user_id,
      action: `${opened.subject}.requested`,
      subject: opened.slot.slot,
      detail: opened.args,
    },
    now.toISOString(),
  );
  return id;
}
