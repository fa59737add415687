import { Failure } from "#domain/failure.ts";
import type { ExecuteTool } from "#plans/tool-caller.ts";
import { toolServers } from "#tools/catalogue.ts";
import { writeWithTool, type ToolOutcome } from "#tools/execute-tool.ts";
import type { Platform } from "#tools/platform.ts";
import type { AnsweredCall } from "./build-mcp-server.ts";
import { connectInProcess } from "./connect-in-process.ts";

/** A call as metrics and usage count it. */
export type ServerCall = AnsweredCall & { server: string; thread_id?: string | undefined };

/** How `advance` calls tools: a connection to the tool's server for the step's caller, in which a write happens. */
export function executeThroughMcp(
  platform: Platform,
  onBug: (error: unknown) => string,
  onCall?: (call: ServerCall) => void,
): ExecuteTool {
  return async ({ tool: name, args, caller, origin, signal }) => {
    const server = toolServers.find((item) => item.tools.some((tool) => tool.name === name));
    if (!server)
      throw new Failure("not-found", `There is no tool "${name}" any more`, { hint: "Ask for a new plan." });
    let outcome: ToolOutcome | undefined;
    await using session = await connectInProcess({
      name: server.name,
      tools: server.tools,
      platform,
      caller,
      onBug,
      mode: "executes",
      onCall: (call) => onCall?.({ server: server.name, thread_id: origin.thread_id, ...call }),
      async onWrite(tool, given) {
        outcome = await writeWithTool(tool, given, { platform, caller, signal }, origin);
        return {
          text: tool.phrase(given),
          structured: outcome.state === "done" ? outcome.result : { job_id: outcome.job_id, state: "queued" },
        };
      },
    });
    const { result } = await session.call(name, args, signal);
    return outcome ?? { state: "done", result };
  };
}
