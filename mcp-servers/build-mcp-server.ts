import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type CallToolResult,
  type Tool as ListedTool,
} from "@modelcontextprotocol/sdk/types.js";
import { Failure, failureBody } from "#domain/failure.ts";
import { nearMatches } from "#domain/near-matches.ts";
import type { Caller } from "#domain/role.ts";
import type { Tool } from "#tools/define-tool.ts";
import { readWithTool } from "#tools/execute-tool.ts";
import type { Platform } from "#tools/platform.ts";
import { toCallResult, toFailedResult } from "./call-result.ts";
import { listTools, type WriteMode } from "./list-tools.ts";
import { servePrompts } from "./serve-prompts.ts";

/** A tool that is part of a transport rather than of the catalogue, such as `ask_assistant`. */
export type ExtraTool = {
  listed: ListedTool;
  call(args: Record<string, unknown>, signal: AbortSignal): Promise<CallToolResult>;
};

/** A call once it was answered, for metrics and usage. */
export type AnsweredCall = {
  tool: string;
  outcome: "done" | "failed";
  /** Code of the error of a failed call. */
  failure?: string | undefined;
  /** A write that did not happen yet: it became a draft step, or waits for a person. */
  isDeferred: boolean;
  seconds: number;
};

export type McpServerOptions = {
  name: string;
  tools: readonly Tool[];
  platform: Platform;
  /** Who every call of this connection is made by; identity never travels in arguments. */
  caller: Caller;
  mode: WriteMode;
  /** What a write does here, as `mode` says. */
  onWrite(
    tool: Tool,
    args: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<{ text: string; structured: Record<string, unknown> }>;
  extraTools?: readonly ExtraTool[];
  /** Called with each outcome, for metrics and logs. */
  onCall?(call: AnsweredCall): void;
  /** Reports a bug and returns its trace id. */
  onBug(error: unknown): string;
};

/** An MCP server for one caller. Reads run at once; writes go to `onWrite`. */
export function buildMcpServer(options: McpServerOptions): Server {
  const server = new Server(
    { name: options.name, version: "0.1.0" },
    { capabilities: { tools: {}, prompts: {} } },
  );
  servePrompts(server);
  const extra = options.extraTools ?? [];
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [
      ...listTools(options.tools, options.caller.role, options.mode),
      ...extra.map((tool) => tool.listed),
    ],
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const begin = performance.now();
    const result = await answerCall(options, params.name, params.arguments ?? {}, signal);
    options.onCall?.({
      ...answeredAs(options, params.name, result),
      seconds: (performance.now() - begin) / 1000,
    });
    return result;
  });
  return server;
}

async function answerCall(
  options: McpServerOptions,
  name: string,
  args: Record<string, unknown>,
  signal: AbortSignal,
): Promise<CallToolResult> {
  try {
    const extra = options.extraTools?.find((tool) => tool.listed.name === name);
    if (extra) return await extra.call(args, signal);
    const tool = options.tools.find((item) => item.name === name);
    if (!tool) throw unknownTool(options, name);
    if (tool.effect !== "reads") {
      const { text, structured } = await options.onWrite(tool, args, signal);
      return toCallResult(text, structured);
    }
    const output = await readWithTool(tool, args, {
      platform: options.platform,
      caller: options.caller,
      signal,
    });
    const { text, card } = tool.summarize(output);
    return {
      ...toCallResult(text, output),
      ...(card === undefined ? {} : { _meta: { "lathe/card": card } }),
    };
  } catch (error) {
    if (error instanceof Failure) return toFailedResult(error);
    return toFailedResult(
      new Failure("internal", `Something went wrong inside, trace ${options.onBug(error)}`, {
        hint: "Try again; if it stays, report the trace.",
      }),
    );
  }
}

function answeredAs(
  options: McpServerOptions,
  name: string,
  result: CallToolResult,
): Omit<AnsweredCall, "seconds"> {
  const tool = knownName(options, name);
  if (result.isError === true) {
    const body = failureBody.safeParse(result._meta?.["lathe/error"]);
    return { tool, outcome: "failed", failure: body.data?.code, isDeferred: false };
  }
  const isDrafted =
    options.mode === "drafts" && options.tools.find((item) => item.name === name)?.effect !== "reads";
  const isWaiting = result.structuredContent?.["state"] === "needs-approval";
  return { tool, outcome: "done", isDeferred: isDrafted || isWaiting };
}

function unknownTool(options: McpServerOptions, name: string): Failure {
  const names = options.tools.map((tool) => tool.name);
  const near = nearMatches(name, names);
  return new Failure("not-found", `There is no tool "${name}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Available tools: ${names.join(", ")}.`,
  });
}

/** Metric labels come from closed sets only. */
function knownName(options: McpServerOptions, name: string): string {
  return options.tools.some((tool) => tool.name === name) ||
    options.extraTools?.some((tool) => tool.listed.name === name) === true
    ? name
    : "unknown";
}
