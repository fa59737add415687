import type { Caller } from "#domain/role.ts";
import { requestWrite } from "#plans/request-write.ts";
import type { ServerContext } from "#server/server-context.ts";
import type { Tool } from "#tools/define-tool.ts";
import { checkCall, writeWithTool } from "#tools/execute-tool.ts";
import { approveUrl } from "./approve-url.ts";
import { checkEvaluationQuota } from "./check-evaluation-quota.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { startedOrDone } from "./started-or-done.ts";

export type OutsideWrite = {
  tool: Tool;
  args: Record<string, unknown>;
  caller: Caller;
  /** Where it came from: identical open plans are found by it. */
  origin: "mcp" | "http";
  signal: AbortSignal;
};

/** Run without asking: they change no model and no slot, and a quota bounds what they cost. */
const evaluating = new Set(["start_evaluation", "compare_models"]);
const inTurn = oneAtATime();

/** A write by a program: evaluations run within a quota, everything else becomes a plan that waits for a person. */
export async function writeFromOutside(
  context: ServerContext,
  { tool, args, caller, origin, signal }: OutsideWrite,
): Promise<{ isWaiting: boolean; result: Record<string, unknown> }> {
  const { platform } = context;
  if (evaluating.has(tool.name)) {
    checkCall(tool, args, caller);
    const outcome = await inTurn(caller.user_id, async () => {
      await checkEvaluationQuota(platform, caller);
      return writeWithTool(tool, args, { platform, caller, signal }, {});
    });
    return { isWaiting: false, result: startedOrDone(outcome) };
  }
  const waiting = await requestWrite(context.desk, tool, args, caller, origin);
  return {
    isWaiting: true,
    result: { ...waiting, approve_url: approveUrl(context.settings, waiting.approval_id) },
  };
}
