import type { Plan } from "#domain/plan.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { appendEvent } from "#backends/ledger/events.ts";
import { threadStream, type EventPart } from "#domain/event-part.ts";
import type { Approval } from "#domain/approval.ts";
import type { Tool } from "#tools/define-tool.ts";
import type { Platform } from "#tools/platform.ts";

/** What the work on plans needs: the platform, the tools there are, and whether one person may decide alone. */
export type PlanDesk = {
  platform: Platform;
  tools: readonly Tool[];
  specialistOf(tool: Tool): string;
  /** Solo mode: the one person may approve own requests, and the audit says so. */
  solo: boolean;
};

/** Tells whoever follows the plan's conversation how it stands now. */
export async function publishPlan(
  transaction: Transaction,
  plan: Plan,
  at: string,
  approval?: Approval,
): Promise<void> {
  if (plan.thread_id === undefined) return;
  await publish(transaction, plan.thread_id, { type: "data-plan", id: plan.id, data: plan }, at);
  if (approval !== undefined)
    await publish(
      transaction,
      plan.thread_id,
      { type: "data-approval", id: approval.id, data: approval },
      at,
    );
}

export async function publish(
  transaction: Transaction,
  threadId: string,
  part: EventPart,
  at: string,
): Promise<void> {
  await appendEvent(transaction, [threadStream(threadId)], part, at);
}
