import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { Failure } from "#domain/failure.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { jobs } from "#backends/ledger/schema/tables.ts";
import { publishJob } from "./publish-job.ts";
import type { JobRow } from "./to-job.ts";

/** A job held by a worker: every later write carries `token`, which grows with each lease. */
export type Lease = { id: string; token: number };

/**
 * Takes the oldest job that waits, or whose lease ran out, of the kinds given; undefined when there is none. Rows that
 * others are taking are passed over. A lease that ran out is no attempt of the work, but counts as lost.
 */
export async function leaseJob(
  transaction: Transaction,
  options: { owner: string; kinds: readonly string[]; now: string; until: string },
): Promise<JobRow | undefined> {
  if (options.kinds.length === 0) return undefined;
  const waiting = and(
    eq(jobs.state, "queued"),
    eq(jobs.cancel_requested, false),
    or(isNull(jobs.run_after), lte(jobs.run_after, options.now)),
  );
  const abandoned = and(eq(jobs.state, "running"), lte(jobs.lease_until, options.now));
  const [found] = await transaction
    .select({ id: jobs.id, state: jobs.state })
    .from(jobs)
    .where(and(inArray(jobs.kind, [...options.kinds]), or(waiting, abandoned)))
    .orderBy(asc(jobs.created_at), asc(jobs.id))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!found) return undefined;
  const [row] = await transaction
    .update(jobs)
    .set({
      state: "running",
      lease_owner: options.owner,
      lease_token: sql`${jobs.lease_token} + 1`,
      lease_until: options.until,
      attempt: sql`greatest(${jobs.attempt}, 1)`,
      lost_leases: found.state === "running" ? sql`${jobs.lost_leases} + 1` : sql`${jobs.lost_leases}`,
      run_after: null,
      started_at: sql`coalesce(${jobs.started_at}, ${options.now})`,
    })
    .where(eq(jobs.id, found.id))
    .returning();
  if (row) await publishJob(transaction, row, options.now);
  return row;
}

const held = (lease: Lease) =>
  and(eq(jobs.id, lease.id), eq(jobs.lease_token, lease.token), eq(jobs.state, "running"));

/** Locks the job's row while the lease is good. Throws `conflict` once somebody else has it or it has ended. */
export async function requireLease(transaction: Transaction, lease: Lease): Promise<JobRow> {
  const [row] = await transaction.select().from(jobs).where(held(lease)).for("update");
  if (!row) throw lostLease(lease);
  return row;
}

/** Changes a job under its lease. Throws `conflict` once the lease is lost. */
export async function updateLeased(
  transaction: Transaction,
  lease: Lease,
  changes: Partial<typeof jobs.$inferInsert>,
): Promise<JobRow> {
  const [row] = await transaction.update(jobs).set(changes).where(held(lease)).returning();
  if (!row) throw lostLease(lease);
  return row;
}

/** Prolongs a lease, and says whether the job was asked to end. Throws `conflict` once the lease is lost. */
export async function heartbeat(
  transaction: Transaction,
  lease: Lease,
  until: string,
): Promise<{ cancelRequested: boolean }> {
  const row = await updateLeased(transaction, lease, { lease_until: until });
  return { cancelRequested: row.cancel_requested };
}

export async function isCancelRequested(db: Transaction, id: string): Promise<boolean> {
  const [row] = await db.select({ asked: jobs.cancel_requested }).from(jobs).where(eq(jobs.id, id));
  return row?.asked ?? false;
}

/** Gives a job back untouched, as at a graceful stop: not an attempt. */
export async function returnLease(transaction: Transaction, lease: Lease, at: string): Promise<void> {
  const row = await updateLeased(transaction, lease, {
    state: "queued",
    lease_owner: null,
    lease_until: null,
  });
  await publishJob(transaction, row, at);
}

/** At start: queues again what workers that are gone held. Their deaths are no attempts of the work. */
export async function endDeadLeases(
  transaction: Transaction,
  options: { isDead(owner: string): boolean; at: string },
): Promise<JobRow[]> {
  const leased = await transaction
    .select({ id: jobs.id, owner: jobs.lease_owner })
    .from(jobs)
    .where(and(eq(jobs.state, "running"), isNotNull(jobs.lease_owner)))
    .for("update", { skipLocked: true });
  const dead = leased.filter(({ owner }) => owner !== null && options.isDead(owner)).map(({ id }) => id);
  if (dead.length === 0) return [];
  const rows = await transaction
    .update(jobs)
    .set({
      state: "queued",
      lease_owner: null,
      lease_until: null,
      // So that a write of the old lease fails even before the next one is given out.
      lease_token: sql`${jobs.lease_token} + 1`,
      lost_leases: sql`${jobs.lost_leases} + 1`,
    })
    .where(inArray(jobs.id, dead))
    .returning();
  for (const row of rows) await publishJob(transaction, row, options.at);
  return rows;
}

function lostLease(lease: Lease): Failure {
  return new Failure("conflict", `Job ${lease.id} is not held by this worker any more`, {
    hint: "Another worker goes on with it.",
    detail: { lease_token: lease.token },
  });
}

/** Whether an error says that the lease is gone, rather than that something else is in conflict. */
export function isLostLease(error: unknown): boolean {
  return error instanceof Failure && error.detail?.["lease_token"] !== undefined;
}
