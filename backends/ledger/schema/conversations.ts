import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { json } from "./json-column.ts";

// Times are ISO 8601 UTC text throughout: they sort as they read, and the clock is injected.

export const threads = pgTable("threads", {
  id: text().primaryKey(),
  title: text().notNull(),
  model: text(),
  pinned: boolean().notNull().default(false),
  owner: text().notNull(),
  created_at: text().notNull(),
  updated_at: text().notNull(),
  deleted_at: text(),
});

export const messages = pgTable(
  "messages",
  {
    id: text().primaryKey(),
    thread_id: text().notNull(),
    /** Order within the thread. */
    position: integer().notNull(),
    role: text().$type<"user" | "assistant">().notNull(),
    run_id: text(),
    model: text(),
    /** Parts with cards by id only: `{type: "data-plan", id}`; a read fills in their present state. */
    parts: json().$type<StoredPart[]>().notNull(),
    created_at: text().notNull(),
  },
  (table) => [index("messages_thread").on(table.thread_id, table.position)],
);

export type StoredPart = { type: string; id?: string; text?: string; data?: unknown };

export const runs = pgTable(
  "runs",
  {
    id: text().primaryKey(),
    thread_id: text().notNull(),
    /** The person's message it answers. */
    message_id: text().notNull(),
    state: text()
      .$type<"queued" | "running" | "succeeded" | "failed" | "stopped" | "interrupted">()
      .notNull(),
    /** Who asked: authority is looked up again when something is executed. */
    requester: text().notNull(),
    stop_requested: boolean().notNull().default(false),
    trace_id: text().notNull(),
    /** Supervisor steps as the studio lists them. */
    steps: json().$type<Record<string, unknown>[]>().notNull().default([]),
    error: json().$type<Record<string, unknown>>(),
    created_at: text().notNull(),
    finished_at: text(),
  },
  (table) => [index("runs_thread").on(table.thread_id), index("runs_state").on(table.state)],
);

/** The last number given out in each stream. */
export const streams = pgTable("streams", {
  stream: text().primaryKey(),
  last_seq: bigint({ mode: "number" }).notNull(),
});

export const events = pgTable(
  "events",
  {
    stream: text().notNull(),
    seq: bigint({ mode: "number" }).notNull(),
    part: json().$type<Record<string, unknown>>().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.stream, table.seq] })],
);
