import { Failure } from "#domain/failure.ts";
import type { Plan } from "#domain/plan.ts";
import { roleAtLeast, type Caller } from "#domain/role.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import { requirePlan } from "#plans/change-plan.ts";

/** The plan, when the caller may change it: whoever asked for it, and those who may train. */
export async function requireChange(desk: PlanDesk, id: string, caller: Caller): Promise<Plan> {
  const plan = await requirePlan(desk, id);
  if (plan.requester === caller.user_id || roleAtLeast(caller.role, "architect")) return plan;
  throw new Failure("not-allowed", "This plan is somebody else's", {
    hint: "Its requester, or someone with the role architect, can change it.",
  });
}
