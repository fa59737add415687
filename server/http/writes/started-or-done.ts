import type { ToolOutcome } from "#tools/execute-tool.ts";

/** What a caller is told of a write that happened: the job it began, or its result. */
export function startedOrDone(outcome: ToolOutcome): Record<string, unknown> {
  return outcome.state === "done" ? outcome.result : { job_id: outcome.job_id, state: "queued" };
}
