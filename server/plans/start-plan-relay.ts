import { Failure } from "#domain/failure.ts";
import { reachFaultPoint } from "#backends/faults/fault-point.ts";
import { expireApprovals } from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { enqueue, markDone, markFailed, takeOpen, type OutboxEntry } from "#backends/ledger/outbox.ts";
import { listOpenPlans, lockPlan, updatePlan } from "#backends/ledger/plans.ts";
import type { Job } from "#domain/job.ts";
import { advancePlan } from "#plans/advance-plan.ts";
import { publishPlan, type PlanDesk } from "#plans/plan-desk.ts";
import type { ExecuteTool } from "#plans/tool-caller.ts";

export type PlanRelay = { close(): Promise<void> };

const pollMilliseconds = 1000;
const retryMilliseconds = 5000;

/** A job's end moves its plan on, in the same transaction. */
export async function enqueueAdvance(transaction: Transaction, job: Job, at: string): Promise<void> {
  if (job.plan_id !== undefined)
    await enqueue(transaction, "advance", job.plan_id, { plan_id: job.plan_id }, at);
}

/** Drives plans: at every entry of the outbox, and every open plan once at the start. One plan waits for no other. */
export async function startPlanRelay(
  desk: PlanDesk,
  execute: ExecuteTool,
  onBug: (error: unknown) => string,
): Promise<PlanRelay> {
  const { ledger, now } = desk.platform;
  const stopping = new AbortController();
  const working = new Map<string, Promise<void>>();
  const drive = async (entry: OutboxEntry): Promise<void> => {
    const retried = entry.payload["retried"];
    try {
      await advancePlan(desk, execute, entry.key, {
        signal: stopping.signal,
        ...(typeof retried === "string" ? { retried } : {}),
      });
      reachFaultPoint("plan-advanced");
      if (!stopping.signal.aborted)
        await ledger.transaction((transaction) => markDone(transaction, entry.id, now().toISOString()));
    } catch (error) {
      if (stopping.signal.aborted) return;
      const trace = error instanceof Failure ? error.message : onBug(error);
      await ledger.transaction((transaction) =>
        markFailed(transaction, entry.id, trace, new Date(now().getTime() + retryMilliseconds).toISOString()),
      );
    }
  };
  const look = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    await expire(desk);
    for (const entry of await takeOpen(ledger.db, "advance", 20, now().toISOString())) {
      if (working.has(entry.key)) continue;
      const done = drive(entry).finally(() => {
        working.delete(entry.key);
        void look().catch(onBug);
      });
      working.set(entry.key, done);
    }
  };
  await redriveOpenPlans(desk);
  const stopListening = await ledger.listen("outbox", () => void look().catch(onBug));
  const timer = setInterval(() => void look().catch(onBug), pollMilliseconds);
  await look();
  return {
    async close() {
      stopping.abort(new Error("the server is stopping"));
      clearInterval(timer);
      await stopListening();
      await Promise.all(working.values());
    },
  };
}

/** After a start, every running plan is looked at once: whatever was cut off goes on. */
async function redriveOpenPlans(desk: PlanDesk): Promise<void> {
  const { ledger, now } = desk.platform;
  const running = (await listOpenPlans(ledger.db)).filter((plan) => plan.state === "running");
  await ledger.transaction(async (transaction) => {
    for (const plan of running)
      await enqueue(transaction, "advance", plan.id, { plan_id: plan.id }, now().toISOString());
  });
}

/** Approvals that nobody decided in time; their plans go back to draft. */
async function expire(desk: PlanDesk): Promise<void> {
  const { ledger, now } = desk.platform;
  await ledger.transaction(async (transaction) => {
    const at = now().toISOString();
    for (const approval of await expireApprovals(transaction, at)) {
      await appendAudit(
        transaction,
        { actor: "platform", action: `${approval.subject}.expired`, subject: approval.id },
        at,
      );
      if (approval.plan_id === undefined || approval.subject !== "plan") continue;
      const { approval_id: _expired, ...plan } = await lockPlan(transaction, approval.plan_id);
      const back = {
        ...plan,
        state: plan.approved_revision === undefined ? ("draft" as const) : plan.state,
        updated_at: at,
      };
      await updatePlan(transaction, back);
      await publishPlan(transaction, back, at, approval);
    }
  });
}
