import type { ToolCall } from "#backends/ledger/usage/usage-of.ts";
import type { ServerCall } from "#mcp-servers/execute-through-mcp.ts";
import { toolServers } from "#tools/catalogue.ts";
import type { ServerContext } from "./server-context.ts";

/** Counts a tool call in the metrics, and keeps it as usage. */
export function observeCall(
  { metrics, toolCalls }: Pick<ServerContext, "metrics" | "toolCalls">,
  via: ToolCall["via"],
  call: ServerCall,
): void {
  const { server, tool, outcome, seconds } = call;
  metrics.toolCalls.inc({ server, tool, outcome });
  metrics.toolDuration.observe({ server, tool }, seconds);
  toolCalls.record({
    tool,
    server,
    specialist: toolServers.find((one) => one.name === server)?.specialist,
    via,
    outcome: outcome === "failed" ? "failed" : call.isDeferred ? "drafted" : "succeeded",
    failure: call.failure,
    seconds,
    thread_id: call.thread_id,
  });
}
