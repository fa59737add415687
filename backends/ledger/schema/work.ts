import { bigint, boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { json } from "./json-column.ts";
import type { JobArtifact, JobProgress, JobState, MetricPoint } from "#domain/job.ts";

export const jobs = pgTable(
  "jobs",
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    title: text().notNull(),
    state: text().$type<JobState>().notNull(),
    input: json().$type<Record<string, unknown>>().notNull(),
    progress: json().$type<JobProgress>().notNull(),
    metrics: json().$type<MetricPoint[]>().notNull().default([]),
    artifacts: json().$type<JobArtifact[]>().notNull().default([]),
    log: json().$type<string[]>().notNull().default([]),
    result: json().$type<Record<string, unknown>>(),
    error: json().$type<Record<string, unknown>>(),
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
    /** Leases that ended without a word since the job last made progress: a job that kills its server is given up. */
    lost_leases: integer().notNull().default(0),
    /** Not before this time, after a failed attempt. */
    run_after: text(),
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
    payload: json().$type<Record<string, unknown>>().notNull(),
    attempts: integer().notNull().default(0),
    /** What went wrong the last time, and when to try again. */
    error: text(),
    run_after: text(),
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
  detail: json().$type<Record<string, unknown>>().notNull(),
  previous_hash: text().notNull(),
  hash: text().notNull(),
});
