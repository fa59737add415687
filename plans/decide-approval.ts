import type { Approval, ApprovalDecision } from "#domain/approval.ts";
import { Failure } from "#domain/failure.ts";
import { roleAtLeast, type Caller } from "#domain/role.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import {
  decideApproval as decideStored,
  getApproval,
  voidApproval,
  type StoredApproval,
} from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { enqueue } from "#backends/ledger/outbox.ts";
import { lockPlan, updatePlan } from "#backends/ledger/plans.ts";
import { applyRosterChange } from "#tools/roster/apply-roster-change.ts";
import { describeRosterChange, type RosterChange } from "#tools/roster/roster-change.ts";
import { tellVoid } from "#tools/roster/void-stale-approvals.ts";
import { publish, publishPlan, type PlanDesk } from "./plan-desk.ts";

/**
 * A person's word on exactly what was shown, used once. The decision and its effect are one transaction: a plan's approval
 * starts it, a promotion's fills the slot. Throws `not-allowed` for a service token, a missing role, or the requester of a
 * promotion outside solo mode; `conflict` for another hash, a second decision, an expired or voided approval, and for a
 * promotion whose evidence does not hold any more, which is void from then on.
 */
export async function decideApproval(
  desk: PlanDesk,
  id: string,
  decision: ApprovalDecision,
  caller: Caller,
): Promise<Approval> {
  const shown = await getApproval(desk.platform.ledger.db, id);
  if (!shown)
    throw new Failure("not-found", `There is no approval "${id}"`, {
      hint: "The inbox lists those that wait.",
    });
  const solo = checkDecider(desk, shown, decision, caller);
  const change = await describeChange(desk, shown, decision);
  const decide = desk.platform.ledger.transaction(async (transaction) => {
    const at = desk.platform.now().toISOString();
    const state =
      decision.decision === "approve" ? (shown.subject === "step" ? "approved" : "consumed") : "rejected";
    const decided = await decideStored(transaction, {
      id,
      state,
      hash: decision.hash,
      decided_by: caller.user_id,
      solo,
      reason: decision.reason,
      at,
    });
    await appendAudit(
      transaction,
      {
        actor: caller.user_id,
        action: `${shown.subject}.${decision.decision === "approve" ? "approved" : "rejected"}`,
        subject: id,
        detail: { hash: decided.hash, args: decided.args, solo },
      },
      at,
    );
    if (decision.decision === "approve")
      await applyApproved(transaction, desk, { approval: decided, change, caller, at });
    else await applyRejected(transaction, decided, at);
    if (decided.thread_id !== undefined)
      await publish(transaction, decided.thread_id, { type: "data-approval", id, data: decided }, at);
    return decided;
  });
  const outcome = await decide.catch(async (error: unknown) => {
    if (error instanceof Failure && error.detail?.["gates"] !== undefined)
      await voidUnproven(desk, id, caller, error.message);
    throw error;
  });
  reachFaultPoint(outcome.subject === "plan" ? "approval-decided" : "roster-decided");
  return outcome;
}

/** True when the requester decides alone, in solo mode. */
function checkDecider(
  desk: PlanDesk,
  shown: StoredApproval,
  decision: ApprovalDecision,
  caller: Caller,
): boolean {
  if (caller.kind !== "person") {
    throw new Failure("not-allowed", "A service token cannot decide an approval", {
      hint: "A person decides, in the app or at the command line.",
    });
  }
  const own = caller.user_id === shown.requester;
  if (decision.decision === "reject" && own) return false;
  if (!roleAtLeast(caller.role, shown.required_role)) {
    throw new Failure("not-allowed", `This needs the role ${shown.required_role}; yours is ${caller.role}`, {
      hint: `Ask someone who has the role ${shown.required_role}.`,
    });
  }
  const needsAnother = shown.subject === "promotion";
  if (needsAnother && own && !desk.solo) {
    throw new Failure("not-allowed", "A promotion is approved by someone other than its requester", {
      hint: "Ask another admin.",
    });
  }
  return needsAnother && own;
}

/** Of an open approval alone: one that is void or decided says so, whatever became of its model. */
async function describeChange(
  desk: PlanDesk,
  shown: StoredApproval,
  { decision }: ApprovalDecision,
): Promise<RosterChange> {
  const isOfSlot = shown.subject === "promotion" || shown.subject === "rollback";
  if (!isOfSlot || decision === "reject" || shown.state !== "pending") return {};
  return describeRosterChange(desk.platform, shown);
}

/** A request whose evidence does not hold any more cannot be decided again: it is void. */
async function voidUnproven(desk: PlanDesk, id: string, caller: Caller, reason: string): Promise<void> {
  const at = desk.platform.now().toISOString();
  await desk.platform.ledger.transaction(async (transaction) => {
    const voided = await voidApproval(transaction, id, reason, at);
    if (voided !== undefined) await tellVoid(transaction, voided, caller.user_id, at);
  });
}

type Approved = { approval: StoredApproval; change: RosterChange; caller: Caller; at: string };

async function applyApproved(
  transaction: Transaction,
  desk: PlanDesk,
  { approval, change, caller, at }: Approved,
): Promise<void> {
  if (approval.subject === "promotion" || approval.subject === "rollback") {
    const id = desk.platform.newId("entry");
    await applyRosterChange(transaction, { approval, change, decider: caller, id, at });
    return;
  }
  if (approval.plan_id === undefined)
    throw new Failure("internal", `Approval ${approval.id} belongs to no plan`);
  const plan = await lockPlan(transaction, approval.plan_id);
  if (approval.subject === "plan") {
    if (approval.plan_revision !== plan.revision)
      throw new Failure("conflict", "The plan has changed since this approval was opened", {
        hint: "Decide on its present revision.",
      });
    const running = { ...plan, state: "running" as const, approved_revision: plan.revision, updated_at: at };
    await updatePlan(transaction, running);
    await publishPlan(transaction, running, at);
  }
  await enqueue(transaction, "advance", plan.id, { plan_id: plan.id }, at);
}

async function applyRejected(transaction: Transaction, approval: StoredApproval, at: string): Promise<void> {
  if (approval.plan_id === undefined || approval.subject !== "plan") return;
  const plan = await lockPlan(transaction, approval.plan_id);
  const { approval_id: _rejected, ...rest } = plan;
  const back = {
    ...rest,
    state: plan.approved_revision === undefined ? ("draft" as const) : plan.state,
    updated_at: at,
  };
  await updatePlan(transaction, back);
  await publishPlan(transaction, back, at);
}
