import type { FailureBody } from "#domain/failure.ts";
import type { Job } from "#domain/job.ts";
import type { jobs } from "#backends/ledger/schema/tables.ts";
import { withoutNulls } from "#backends/ledger/without-nulls.ts";

export type JobRow = typeof jobs.$inferSelect;

/** How much of a job's series and log goes out: all of it when somebody asks, less in each frame of its card. */
export const fullView = { points: 500, lines: 50 };
export const cardView = { points: 120, lines: 10 };

/** A row as the domain has it: without its lease, its series thinned, the end of its log. */
export function toJob(row: JobRow, view = fullView): Job {
  const {
    lease_owner: _o,
    lease_token: _t,
    lease_until: _u,
    lost_leases: _l,
    run_after: _r,
    max_attempts: _m,
    ...shown
  } = row;
  return {
    ...withoutNulls({ ...shown, error: row.error as FailureBody | null }),
    metrics: thin(row.metrics, view.points),
    log: row.log.slice(-view.lines),
  };
}

/** At most `most` items, evenly spread, the first and the last among them. */
export function thin<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const step = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)] as Item);
}
