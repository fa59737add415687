import { z } from "zod";
import { role } from "./role.ts";

export const approvalState = z.enum(["pending", "approved", "rejected", "consumed", "void", "expired"]);
export type ApprovalState = z.infer<typeof approvalState>;

export const approvalSubject = z.enum(["plan", "step", "promotion", "rollback"]);
export type ApprovalSubject = z.infer<typeof approvalSubject>;

/** A question to a person, bound to exactly what was shown by `hash`; each is used once. */
export const approval = z.object({
  id: z.string(),
  state: approvalState,
  subject: approvalSubject,
  /** What will change, in words, written from the stored row. */
  title: z.string(),
  tool: z.string().optional(),
  args: z.record(z.string(), z.unknown()),
  hash: z.string(),
  requester: z.string(),
  requester_name: z.string(),
  required_role: role,
  /** Gates, report ids and the like; the shape depends on the subject. */
  evidence: z.record(z.string(), z.unknown()),
  plan_id: z.string().optional(),
  step_id: z.string().optional(),
  thread_id: z.string().optional(),
  created_at: z.string(),
  expires_at: z.string(),
  decided_by: z.string().optional(),
  decided_by_name: z.string().optional(),
  decided_at: z.string().optional(),
  /** True when the requester decided alone, which solo mode permits and the audit says. */
  solo: z.boolean().optional(),
  reason: z.string().optional(),
});
export type Approval = z.infer<typeof approval>;

export const approvalDecision = z.object({
  decision: z.enum(["approve", "reject"]),
  hash: z.string(),
  reason: z.string().max(2000).optional(),
});
export type ApprovalDecision = z.infer<typeof approvalDecision>;
