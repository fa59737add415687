import { findTool } from "#tools/catalogue.ts";
import { writeWithTool } from "#tools/execute-tool.ts";
import type { RouteCall } from "#server/http/route.ts";
import { startedOrDone } from "./started-or-done.ts";
import { writeFromOutside } from "./write-from-outside.ts";

/**
 * A write by HTTP: a person's confirms itself and happens, a service token's waits for one. `isWaiting` says which; the
 * result of a waiting one is `{state: "needs-approval", plan_id, approval_id, approve_url}`.
 */
export async function writeAsCaller(
  { context, caller, request }: Pick<RouteCall<unknown, unknown>, "context" | "caller" | "request">,
  name: string,
  args: Record<string, unknown>,
): Promise<{ isWaiting: boolean; result: Record<string, unknown> }> {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`there is no tool ${name}`);
  const { signal } = request;
  if (caller.kind !== "person")
    return writeFromOutside(context, { tool, args, caller, origin: "http", signal });
  const outcome = await writeWithTool(tool, args, { platform: context.platform, caller, signal }, {});
  return { isWaiting: false, result: startedOrDone(outcome) };
}
