import { boolean, index, integer, pgTable, primaryKey, doublePrecision, text } from "drizzle-orm/pg-core";
import { json } from "./json-column.ts";
import type { Step, Question, Refusal, PlanState } from "#domain/plan.ts";
import type { ApprovalState, ApprovalSubject } from "#domain/approval.ts";
import type { Role } from "#domain/role.ts";

export const plans = pgTable(
  "plans",
  {
    id: text().primaryKey(),
    thread_id: text(),
    requester: text().notNull(),
    text: text().notNull(),
    revision: integer().notNull(),
    approved_revision: integer(),
    approval_id: text(),
    state: text().$type<PlanState>().notNull(),
    hash: text().notNull(),
    understood: text().notNull(),
    steps: json().$type<Step[]>().notNull(),
    questions: json().$type<Question[]>().notNull(),
    refusal: json().$type<Refusal>(),
    confidence: doublePrecision().notNull(),
    /** Where it came from, such as "chat", "http", "mcp"; a repeated identical MCP call returns the open plan of its origin. */
    origin: text().notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (table) => [index("plans_state").on(table.state), index("plans_thread").on(table.thread_id)],
);

/** Every revision as it was when it was written: what an approval's hash can be checked against later. */
export const planRevisions = pgTable(
  "plan_revisions",
  {
    plan_id: text().notNull(),
    revision: integer().notNull(),
    hash: text().notNull(),
    steps: json().$type<Step[]>().notNull(),
    author: text().notNull(),
    created_at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.plan_id, table.revision] })],
);

/** The result of each effect by idempotency key: a repeat returns it instead of running again. */
export const effects = pgTable("effects", {
  key: text().primaryKey(),
  tool: text().notNull(),
  args_hash: text().notNull(),
  result: json().$type<Record<string, unknown>>().notNull(),
  created_at: text().notNull(),
});

export const approvals = pgTable(
  "approvals",
  {
    id: text().primaryKey(),
    state: text().$type<ApprovalState>().notNull(),
    subject: text().$type<ApprovalSubject>().notNull(),
    title: text().notNull(),
    tool: text(),
    args: json().$type<Record<string, unknown>>().notNull(),
    hash: text().notNull(),
    requester: text().notNull(),
    requester_name: text().notNull(),
    required_role: text().$type<Role>().notNull(),
    evidence: json().$type<Record<string, unknown>>().notNull(),
    plan_id: text(),
    plan_revision: integer(),
    step_id: text(),
    thread_id: text(),
    /** Version of what it would change (a slot's), so that a decision on stale facts fails. */
    target_version: integer(),
    created_at: text().notNull(),
    expires_at: text().notNull(),
    decided_by: text(),
    decided_at: text(),
    solo: boolean(),
    reason: text(),
  },
  (table) => [index("approvals_state").on(table.state)],
);

/** Structured questions of a plan, and their answers. */
export const questions = pgTable("questions", {
  id: text().primaryKey(),
  plan_id: text().notNull(),
  field: text().notNull(),
  ask: text().notNull(),
  options: json().$type<{ value: string; label: string }[]>(),
  answer: text(),
  created_at: text().notNull(),
  answered_at: text(),
});
