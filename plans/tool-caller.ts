import type { Caller } from "#domain/role.ts";
import type { CallOrigin, ToolOutcome } from "#tools/execute-tool.ts";

/** Calls a tool through MCP and lets its effect happen, once for its origin. Throws the tool's `Failure`. */
export type ExecuteTool = (call: {
  tool: string;
  args: Record<string, unknown>;
  caller: Caller;
  origin: CallOrigin;
  signal: AbortSignal;
}) => Promise<ToolOutcome>;
