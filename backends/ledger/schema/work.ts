import { bigint, boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { JobArtifact, JobProgress, JobState, MetricPoint } from "#domain/job.ts";

export const jobs = pgTable(
  "jobs",
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    title: text().notNull(),
    state: text().$type<JobState>().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    progress: jsonb().$type<JobProgress>().notNull(),
    metrics: jsonb().$type<MetricPoint[]>().notNull().default([]),
    artifacts: jsonb().$type<JobArtifact[]>().notNull().default([]),
    log: jsonb().$type<string[]>().notNull().default([]),
    result: jsonb().$type<Record<string, unknown>>(),
    error: jsonb().$type<Record<string, unknown>>(),
    attempt: integer().notNull().default(0),
    max_attempts: integer().notNull().default(3),
    cancel_requested: boolean().notNull().default(false),
    requester: text().notNull(),
    plan_id: text(),
    step_id: text(),
    thread_id: text(),
    trace_id: text().notNull(),
    /** Who holds it: a worker's id, and a number that grows with each lease and that every later write must carry. */
    lease_owner: text(),
    lease_token: bigint({ mode: "number" }).notNull().default(0),
    lease_until: text(),
    created_at: text().notNull(),
    started_at: text(),
    finished_at: text(),
  },
  (table) => [index("jobs_state").on(table.state)],
);

/** Work that must happen after a commit, at least once: `advance` of a plan, a message for a store that follows the ledger. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    topic: text().notNull(),
    /** Order is kept per key. */
    key: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull().default(0),
    created_at: text().notNull(),
    done_at: text(),
  },
  (table) => [index("outbox_open").on(table.topic, table.done_at, table.id)],
);

export const audit = pgTable("audit", {
  seq: bigint({ mode: "number" }).primaryKey(),
  at: text().notNull(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: jsonb().$type<Record<string, unknown>>().notNull(),
  previous_hash: text().notNull(),
  hash: text().notNull(),
});
