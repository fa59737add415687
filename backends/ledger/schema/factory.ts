import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  doublePrecision,
  text,
} from "drizzle-orm/pg-core";
import { json } from "./json-column.ts";
import type { DatasetRecord, Field, TrainingExample } from "#domain/dataset.ts";
import type { MetricValue, Provenance } from "#domain/evaluation.ts";
import type { Report } from "#domain/report.ts";
import type { Gate, SlotProfile } from "#domain/roster.ts";

/** Dataset versions; the newest version of a name is the present one. */
export const datasets = pgTable(
  "datasets",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text().$type<"records" | "training-set">().notNull(),
    version: integer().notNull(),
    digest: text().notNull(),
    count: integer().notNull(),
    fields: json().$type<Field[]>().notNull(),
    sources: json().$type<{ name: string; digest: string }[]>().notNull(),
    recipe: json().$type<Record<string, unknown>>().notNull(),
    created_by: text().notNull(),
    created_at: text().notNull(),
  },
  (table) => [index("datasets_name").on(table.name, table.version)],
);

/** Records of a dataset version. */
export const records = pgTable(
  "records",
  {
    dataset_id: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    data: json().$type<DatasetRecord>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.dataset_id, table.id] }),
    index("records_position").on(table.dataset_id, table.position),
  ],
);

export const trainingExamples = pgTable(
  "training_examples",
  {
    dataset_id: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    data: json().$type<TrainingExample>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.dataset_id, table.id] }),
    index("training_examples_position").on(table.dataset_id, table.position),
  ],
);

/** Adapters made here: `local/<base>+<name>@<version>`. */
export const variants = pgTable(
  "variants",
  {
    address: text().primaryKey(),
    name: text().notNull(),
    version: integer().notNull(),
    base: text().notNull(),
    /** The file below the home folder, and its digest. */
    path: text().notNull(),
    digest: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    parameters: bigint({ mode: "number" }).notNull(),
    licence: text().notNull(),
    training_set_id: text().notNull(),
    job_id: text().notNull().unique(),
    recipe: json().$type<Record<string, unknown>>().notNull(),
    created_at: text().notNull(),
  },
  (table) => [index("variants_name").on(table.name, table.version)],
);

export const evaluations = pgTable(
  "evaluations",
  {
    id: text().primaryKey(),
    suite: text().notNull(),
    suite_digest: text().notNull(),
    model: text().notNull(),
    model_digest: text().notNull(),
    state: text().$type<"running" | "complete" | "failed">().notNull(),
    max_items: integer(),
    metrics: json().$type<MetricValue[]>().notNull().default([]),
    provenance: json().$type<Provenance>(),
    job_id: text(),
    requester: text().notNull(),
    created_at: text().notNull(),
    finished_at: text(),
  },
  (table) => [index("evaluations_model").on(table.model, table.suite)],
);

export const evaluationItems = pgTable(
  "evaluation_items",
  {
    evaluation_id: text().notNull(),
    item_id: text().notNull(),
    position: integer().notNull(),
    task: text().notNull(),
    cluster: text().notNull(),
    prompt: text().notNull(),
    output: text().notNull(),
    expected: text().notNull(),
    score: doublePrecision().notNull(),
    seconds: doublePrecision().notNull(),
    prompt_tokens: integer().notNull(),
    completion_tokens: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.evaluation_id, table.item_id] })],
);

export const reports = pgTable("reports", {
  id: text().primaryKey(),
  candidate: text().notNull(),
  baseline: text().notNull(),
  verdict: text().notNull(),
  body: json().$type<Report>().notNull(),
  requester: text().notNull(),
  created_at: text().notNull(),
});

export const rosterSlots = pgTable("roster_slots", {
  slot: text().primaryKey(),
  title: text().notNull(),
  model: text(),
  since: text(),
  approved_by: text(),
  evidence: json().$type<Record<string, unknown>>(),
  profile: json().$type<SlotProfile>().notNull(),
  version: integer().notNull().default(0),
});

/** Append-only. */
export const rosterHistory = pgTable(
  "roster_history",
  {
    id: text().primaryKey(),
    slot: text().notNull(),
    version: integer().notNull(),
    action: text().$type<"promoted" | "rolled-back" | "retired">().notNull(),
    model: text(),
    previous: text(),
    requested_by: text().notNull(),
    approved_by: text().notNull(),
    solo: boolean().notNull(),
    reason: text(),
    report_id: text(),
    gates: json().$type<Gate[]>().notNull(),
    at: text().notNull(),
  },
  (table) => [index("roster_history_slot").on(table.slot, table.version)],
);
