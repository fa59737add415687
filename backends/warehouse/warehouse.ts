import type { Field } from "#domain/dataset.ts";
import type { BucketSummary, HeldItem, ProjectedItem } from "#backends/sync/projection.ts";

export type WarehouseTable = { name: string; fields: readonly Field[] };

export type QueryLimits = { max_rows: number; max_bytes: number; timeout_ms: number; max_memory_mb: number };
export type QueryResult = {
  columns: { name: string; type: string }[];
  rows: Record<string, string | number | boolean | null>[];
  /** More rows existed than `max_rows` or `max_bytes` let through. */
  truncated: boolean;
  seconds: number;
};

/**
 * Analytics over copies of the ledger's records: one table a collection, named as it is with `-` as `_`, typed by its fields, plus what
 * synchronisation needs in columns that queries do not see. DuckDB in this process writes; model-written SQL runs on a snapshot in a child process.
 */
export interface Warehouse {
  readonly engine: string;
  /** Makes the table of a collection fit its fields; call it before items of new fields come. */
  ensureTable(table: WarehouseTable): Promise<void>;
  replace(items: readonly ProjectedItem[], options?: { force?: boolean }): Promise<void>;
  /** One SELECT of ours (never a model's text), with values bound. */
  select(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** One SELECT written by a person or a model: on a snapshot, in a child that is killed at its limits. Throws `invalid-input` for anything else. */
  query(sql: string, limits: QueryLimits, signal?: AbortSignal): Promise<QueryResult>;
  summarize(): Promise<BucketSummary[]>;
  list(bucket: number): Promise<HeldItem[]>;
  clear(): Promise<void>;
  close(): Promise<void>;
}
