import type { Hono } from "hono";
import type { ApprovalState } from "#domain/approval.ts";
import { countJobs } from "#backends/jobs/job-rows.ts";
import { listApprovals } from "#backends/ledger/approvals.ts";
import { countAudit } from "#backends/ledger/audit.ts";
import type { Transaction } from "#backends/ledger/ledger.ts";
import { listSlots } from "#backends/ledger/roster.ts";
import type { ServerContext } from "#server/server-context.ts";
import type { HttpEnv } from "./http-env.ts";

/** Prometheus text. What the ledger knows is read at each scrape, so that no gauge can drift from it. */
export function mountMetrics(app: Hono<HttpEnv>, context: ServerContext): void {
  app.get("/metrics", async (http) => {
    http.set("route", "/metrics");
    await refreshGauges(context);
    const { registry } = context.metrics;
    return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
  });
}

async function refreshGauges({ platform, metrics }: ServerContext): Promise<void> {
  const db = platform.ledger.db;
  const jobs = await countJobs(db);
  metrics.jobs.reset();
  for (const { kind, state, count } of jobs) metrics.jobs.set({ kind, state }, count);
  const approvals = await countApprovals(db);
  metrics.approvals.reset();
  for (const [state, count] of approvals) metrics.approvals.set({ state }, count);
  const slots = await listSlots(db);
  metrics.rosterSlot.reset();
  for (const slot of slots)
    metrics.rosterSlot.set({ slot: slot.slot, model: slot.model ?? "" }, slot.model === undefined ? 0 : 1);
  metrics.auditEntries.set(await countAudit(db));
  for (const { store, lag_records, lag_seconds } of await platform.sync.status()) {
    metrics.syncLagRecords.set({ store }, lag_records);
    metrics.syncLagSeconds.set({ store }, lag_seconds);
  }
}

async function countApprovals(db: Transaction): Promise<Map<ApprovalState, number>> {
  const counts = new Map<ApprovalState, number>([["pending", 0]]);
  let cursor: string | undefined;
  do {
    const page = await listApprovals(db, { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    for (const { state } of page.items) counts.set(state, (counts.get(state) ?? 0) + 1);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return counts;
}
