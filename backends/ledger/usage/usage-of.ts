import { createHash } from "node:crypto";
import { weekdayOf } from "#data/calendar-day.ts";
import type { DatasetRecord } from "#domain/dataset.ts";
import type { approvals, jobs, messages, plans, runs, threads } from "#backends/ledger/schema/tables.ts";
import type { UsageKind, UsageOutcome } from "./usage-dataset.ts";

// Each makes the record of one thing from its row: when, how long, how it ended. Never a text, an argument, or who it was.

type Some<Row, Key extends keyof Row> = Pick<Row, Key>;
type Value = string | number | undefined | null;

export function usageOfThread(
  thread: Some<typeof threads.$inferSelect, "id" | "model" | "created_at">,
): DatasetRecord {
  return recordOf("conversation", thread.id, thread.created_at, {
    model: thread.model,
    conversation: usageKey("conversation", thread.id),
  });
}

export function usageOfMessage(
  message: Some<typeof messages.$inferSelect, "id" | "thread_id" | "role" | "model" | "created_at">,
): DatasetRecord {
  return recordOf("message", message.id, message.created_at, {
    author: message.role === "user" ? "person" : "assistant",
    model: message.model,
    conversation: usageKey("conversation", message.thread_id),
  });
}

export function usageOfRun(
  run: Some<typeof runs.$inferSelect, "id" | "thread_id" | "state" | "error" | "created_at" | "finished_at">,
): DatasetRecord {
  return recordOf("run", run.id, run.created_at, {
    outcome: outcomes[run.state],
    duration_seconds: secondsBetween(run.created_at, run.finished_at),
    failure: codeOf(run.error),
    conversation: usageKey("conversation", run.thread_id),
  });
}

export function usageOfPlan(
  plan: Some<
    typeof plans.$inferSelect,
    "id" | "thread_id" | "state" | "steps" | "refusal" | "origin" | "created_at" | "updated_at"
  >,
): DatasetRecord {
  const outcome = plan.refusal === null ? outcomes[plan.state] : "refused";
  return recordOf("plan", plan.id, plan.created_at, {
    outcome,
    duration_seconds: outcome === "open" ? undefined : secondsBetween(plan.created_at, plan.updated_at),
    via: plan.origin,
    steps: plan.steps.length,
    failure: plan.refusal?.code,
    conversation: conversationOf(plan.thread_id),
  });
}

export function usageOfApproval(
  approval: Some<
    typeof approvals.$inferSelect,
    "id" | "state" | "subject" | "thread_id" | "created_at" | "decided_at"
  >,
): DatasetRecord {
  return recordOf("approval", approval.id, approval.created_at, {
    outcome: outcomes[approval.state],
    duration_seconds: secondsBetween(approval.created_at, approval.decided_at),
    subject: approval.subject,
    conversation: conversationOf(approval.thread_id),
  });
}

export function usageOfJob(
  job: Some<
    typeof jobs.$inferSelect,
    "id" | "kind" | "state" | "error" | "thread_id" | "created_at" | "finished_at"
  >,
): DatasetRecord {
  return recordOf("job", job.id, job.created_at, {
    outcome: outcomes[job.state],
    duration_seconds: secondsBetween(job.created_at, job.finished_at),
    job_kind: job.kind,
    failure: job.state === "failed" ? codeOf(job.error) : undefined,
    conversation: conversationOf(job.thread_id),
  });
}

/** A call of a tool, however it came here. `seconds`: how long it took. */
export type ToolCall = {
  id: string;
  tool: string;
  server: string;
  specialist?: string | undefined;
  via: "chat" | "plan" | "mcp";
  outcome: "succeeded" | "failed" | "drafted";
  failure?: string | undefined;
  seconds: number;
  thread_id?: string | undefined;
  at: string;
};

export function usageOfToolCall(call: ToolCall): DatasetRecord {
  const { id, seconds, thread_id: threadId, at, ...told } = call;
  return recordOf("tool call", id, at, {
    ...told,
    duration_seconds: Math.round(seconds * 1000) / 1000,
    conversation: conversationOf(threadId),
  });
}

/** The key of a thing, the same each time. It says nothing of the id that others guard. */
export function usageKey(kind: UsageKind, id: string): string {
  return createHash("sha256").update(`${kind}:${id}`).digest("hex").slice(0, 16);
}

const conversationOf = (threadId: string | null | undefined) =>
  threadId === null || threadId === undefined ? undefined : usageKey("conversation", threadId);

/** How every state of a run, a plan, an approval and a job counts. */
const outcomes = {
  queued: "open",
  running: "open",
  draft: "open",
  proposed: "open",
  pending: "open",
  succeeded: "succeeded",
  done: "succeeded",
  failed: "failed",
  stopped: "stopped",
  interrupted: "stopped",
  cancelled: "stopped",
  approved: "approved",
  consumed: "approved",
  rejected: "rejected",
  expired: "expired",
  void: "void",
} as const satisfies Record<string, UsageOutcome>;

function recordOf(kind: UsageKind, id: string, at: string, told: Record<string, Value>): DatasetRecord {
  const known = Object.entries(told).filter((entry): entry is [string, string | number] => entry[1] != null);
  return {
    id: usageKey(kind, id),
    kind,
    at,
    ...Object.fromEntries(known),
    weekday: weekdayOf(at.slice(0, 10)),
    hour: new Date(at).getUTCHours(),
  };
}

function secondsBetween(from: string, to: string | null): number | undefined {
  return to === null ? undefined : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function codeOf(error: Record<string, unknown> | null): string | undefined {
  const code = error?.["code"];
  return typeof code === "string" ? code : undefined;
}
