import type { Caller } from "#domain/role.ts";

/** What a call is made for: travels outside the arguments, and makes the call's idempotency key. */
export type CallOrigin = { plan_id?: string; step_id?: string; thread_id?: string };

export type ToolCallResult =
  | { state: "done"; result: Record<string, unknown> }
  | { state: "started"; job_id: string };

/** Calls a tool through MCP and lets its effect happen. Throws the tool's `Failure`. */
export type ExecuteTool = (call: {
  tool: string;
  args: Record<string, unknown>;
  caller: Caller;
  origin: CallOrigin;
  signal: AbortSignal;
}) => Promise<ToolCallResult>;
