import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** The metrics we export, by the names of the contract; labels come from closed sets only. */
export type Metrics = ReturnType<typeof buildMetrics>;

export function buildMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    httpDuration: new Histogram({
      name: "lathe_http_request_duration_seconds",
      help: "Time to answer a request",
      labelNames: ["route", "method", "status"],
      registers,
    }),
    toolCalls: new Counter({
      name: "lathe_tool_calls_total",
      help: "Tool calls by outcome",
      labelNames: ["server", "tool", "outcome"],
      registers,
    }),
    toolDuration: new Histogram({
      name: "lathe_tool_duration_seconds",
      help: "Time a tool call took",
      labelNames: ["server", "tool"],
      registers,
    }),
    jobs: new Gauge({
      name: "lathe_jobs",
      help: "Jobs by kind and state",
      labelNames: ["kind", "state"],
      registers,
    }),
    jobDuration: new Histogram({
      name: "lathe_job_duration_seconds",
      help: "Time an ended job took",
      labelNames: ["kind", "state"],
      buckets: [1, 5, 15, 60, 300, 900, 3600],
      registers,
    }),
    rosterDuration: new Histogram({
      name: "lathe_roster_request_duration_seconds",
      help: "Time a slot's holder took to answer",
      labelNames: ["slot"],
      registers,
    }),
    approvals: new Gauge({
      name: "lathe_approvals",
      help: "Approvals by state",
      labelNames: ["state"],
      registers,
    }),
    rosterSlot: new Gauge({
      name: "lathe_roster_slot_info",
      help: "What holds each slot",
      labelNames: ["slot", "model"],
      registers,
    }),
    eventStreams: new Gauge({ name: "lathe_event_streams", help: "Open event streams", registers }),
    auditEntries: new Gauge({
      name: "lathe_audit_entries_total",
      help: "Entries of the audit chain",
      registers,
    }),
    syncLagRecords: new Gauge({
      name: "lathe_sync_lag_records",
      help: "Items changed in the ledger and not yet in the store",
      labelNames: ["store"],
      registers,
    }),
    syncLagSeconds: new Gauge({
      name: "lathe_sync_lag_seconds",
      help: "Age of the oldest change that the store has not seen",
      labelNames: ["store"],
      registers,
    }),
    timeToFirstToken: new Histogram({
      name: "gen_ai_server_time_to_first_token_seconds",
      help: "Time to the first token",
      labelNames: ["gen_ai_request_model"],
      registers,
    }),
    operationDuration: new Histogram({
      name: "gen_ai_client_operation_duration_seconds",
      help: "Time a model call took",
      labelNames: ["gen_ai_request_model"],
      registers,
    }),
    tokenUsage: new Histogram({
      name: "gen_ai_client_token_usage",
      help: "Tokens of a model call",
      labelNames: ["gen_ai_request_model", "gen_ai_token_type"],
      buckets: [1, 4, 16, 64, 256, 1024, 4096, 16384],
      registers,
    }),
  };
}
