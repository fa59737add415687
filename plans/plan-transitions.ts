import { Failure } from "#domain/failure.ts";
import type { Approval } from "#domain/approval.ts";
import type { Plan } from "#domain/plan.ts";
import { roles, type Caller, type Role } from "#domain/role.ts";
import { insertApproval, voidApprovals } from "#backends/ledger/approvals.ts";
import { appendAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { insertPlan, insertRevision, updatePlan } from "#backends/ledger/plans.ts";
import { insertQuestion } from "#backends/ledger/questions.ts";
import { publishPlan, type PlanDesk } from "./plan-desk.ts";

const dayInMilliseconds = 24 * 3600 * 1000;

/** Stores a new draft, with its questions and its first revision. */
export async function storePlan(transaction: Transaction, plan: Plan, origin: string): Promise<Plan> {
  await insertPlan(transaction, plan, origin);
  await storeRevision(transaction, plan, plan.requester);
  for (const question of plan.questions)
    await insertQuestion(transaction, plan.id, question, plan.created_at);
  await appendAudit(
    transaction,
    { actor: plan.requester, action: "plan.drafted", subject: plan.id, detail: { hash: plan.hash, origin } },
    plan.created_at,
  );
  await publishPlan(transaction, plan, plan.created_at);
  return plan;
}

export async function storeRevision(transaction: Transaction, plan: Plan, author: string): Promise<void> {
  await insertRevision(transaction, {
    plan_id: plan.id,
    revision: plan.revision,
    hash: plan.hash,
    steps: plan.steps,
    author,
    created_at: plan.updated_at,
  });
}

/** Opens the approval of a plan's present revision; the plan is then `proposed`. */
export async function openPlanApproval(
  transaction: Transaction,
  desk: PlanDesk,
  plan: Plan,
  requester: Caller,
): Promise<{ plan: Plan; approval: Approval }> {
  const open = plan.steps.filter((step) => step.state !== "done" && step.state !== "skipped");
  if (plan.refusal !== undefined || plan.questions.length > 0 || open.length === 0) {
    throw new Failure(
      "conflict",
      plan.questions.length > 0
        ? "The plan still has an open question"
        : "There is nothing in this plan to approve",
      {
        hint: plan.questions[0]?.ask ?? "Change its steps first.",
      },
    );
  }
  const now = desk.platform.now();
  const at = now.toISOString();
  await voidApprovals(transaction, plan.id, at);
  const approval: Approval = {
    id: desk.platform.newId("approval"),
    state: "pending",
    subject: "plan",
    title: plan.understood,
    args: { plan_id: plan.id, revision: plan.revision },
    hash: plan.hash,
    requester: requester.user_id,
    requester_name: requester.name,
    required_role: requiredRole(desk, plan),
    evidence: {
      steps: open.map((step) => ({ id: step.id, title: step.title, tool: step.tool, effect: step.effect })),
    },
    plan_id: plan.id,
    ...(plan.thread_id === undefined ? {} : { thread_id: plan.thread_id }),
    created_at: at,
    expires_at: new Date(now.getTime() + dayInMilliseconds).toISOString(),
  };
  await insertApproval(transaction, { ...approval, plan_revision: plan.revision });
  const proposed: Plan = { ...plan, state: "proposed", approval_id: approval.id, updated_at: at };
  await updatePlan(transaction, proposed);
  await publishPlan(transaction, proposed, at, approval);
  return { plan: proposed, approval };
}

/** The highest role that any step of the plan asks for. */
function requiredRole(desk: PlanDesk, plan: Plan): Role {
  const needed = plan.steps.map(
    (step) => desk.tools.find((tool) => tool.name === step.tool)?.role ?? "admin",
  );
  return needed.reduce<Role>(
    (highest, role) => (roles.indexOf(role) > roles.indexOf(highest) ? role : highest),
    "viewer",
  );
}
