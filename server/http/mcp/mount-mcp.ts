import type { Context, Hono } from "hono";
import { Failure } from "#domain/failure.ts";
import { roleAtLeast } from "#domain/role.ts";
import type { ExtraTool } from "#mcp-servers/build-mcp-server.ts";
import { answerMcp } from "#mcp-servers/http-transport.ts";
import { readJsonBody } from "#server/http/guard/read-json-body.ts";
import type { HttpEnv } from "#server/http/http-env.ts";
import { writeFromOutside } from "#server/http/writes/write-from-outside.ts";
import { observeCall } from "#server/observe-call.ts";
import type { ServerContext } from "#server/server-context.ts";
import { allTools, serverOf, toolServers } from "#tools/catalogue.ts";
import type { Tool } from "#tools/define-tool.ts";
import { assistantTools } from "./assistant-tools.ts";

/** `/mcp` serves all that the caller may do and the assistant; `/mcp/:server` the tools of one server. */
export function mountMcp(app: Hono<HttpEnv>, context: ServerContext): void {
  app.post("/mcp", (http) => {
    http.set("route", "/mcp");
    const extra = assistantTools(context, http.get("caller"), http.req.raw.signal);
    return answer(http, context, { name: "lathe", tools: allTools, extra });
  });
  app.post("/mcp/:server", (http) => {
    http.set("route", "/mcp/:server");
    const name = http.req.param("server");
    const server = toolServers.find((item) => item.name === name);
    if (server === undefined) {
      throw new Failure("not-found", `There is no MCP server "${name}"`, {
        hint: `The servers are: ${toolServers.map((item) => item.name).join(", ")}; /mcp serves them all.`,
      });
    }
    return answer(http, context, { name, tools: server.tools, extra: [] });
  });
  for (const path of ["/mcp", "/mcp/:server"]) {
    // There is no session to listen to or to end: each message stands alone.
    app.on(["GET", "DELETE"], path, (http) => {
      http.set("route", path);
      const error = { code: -32_000, message: "Method not allowed: send each message by POST" };
      return Response.json({ jsonrpc: "2.0", error, id: null }, { status: 405, headers: { Allow: "POST" } });
    });
  }
}

type Served = { name: string; tools: readonly Tool[]; extra: ExtraTool[] };

async function answer(
  http: Context<HttpEnv>,
  context: ServerContext,
  { name, tools, extra }: Served,
): Promise<Response> {
  const caller = http.get("caller");
  const body = await readJsonBody(http.req.raw);
  return answerMcp(http.req.raw, body ?? null, {
    name,
    tools: tools.filter((tool) => roleAtLeast(caller.role, tool.role)),
    platform: context.platform,
    caller,
    mode: "requests",
    extraTools: extra,
    onBug: context.onBug,
    onCall: (call) => {
      const tool = allTools.find((item) => item.name === call.tool);
      const server = tool === undefined ? "assistant" : serverOf(tool).name;
      observeCall(context, "mcp", { server, ...call });
    },
    async onWrite(tool, args, signal) {
      const { isWaiting, result } = await writeFromOutside(context, {
        tool,
        args,
        caller,
        origin: "mcp",
        signal,
      });
      const text = isWaiting
        ? `${tool.phrase(args)}: waits for a person to approve it at ${String(result["approve_url"])}`
        : `${tool.phrase(args)}: started as ${String(result["job_id"] ?? "done")}. read_job tells how it goes.`;
      return { text, structured: result };
    },
  });
}
