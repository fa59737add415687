import type { Tool as ListedTool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { roleAtLeast, type Role } from "#domain/role.ts";
import { isLongTool, type Tool } from "#tools/define-tool.ts";

const started = {
  type: "object",
  properties: { job_id: { type: "string" }, state: { type: "string" } },
  required: ["job_id", "state"],
};
const waiting = {
  type: "object",
  properties: {
    state: { const: "needs-approval" },
    plan_id: { type: "string" },
    approval_id: { type: "string" },
    approve_url: { type: "string" },
  },
  required: ["state", "plan_id", "approval_id", "approve_url"],
};
const drafted = {
  type: "object",
  properties: { step: { type: "string" }, fields: { type: "array", items: { type: "string" } } },
  required: ["step", "fields"],
};

/** What a write does on a connection: becomes a draft step of a specialist, waits for a person, or happens. */
export type WriteMode = "drafts" | "requests" | "executes";

const listed = {
  drafts: new WeakMap<Tool, ListedTool>(),
  requests: new WeakMap<Tool, ListedTool>(),
  executes: new WeakMap<Tool, ListedTool>(),
};

/** The tools a role may call, as MCP lists them; made from their declarations once. */
export function listTools(tools: readonly Tool[], role: Role, mode: WriteMode): ListedTool[] {
  return tools.filter((tool) => roleAtLeast(role, tool.role)).map((tool) => describeTool(tool, mode));
}

function describeTool(tool: Tool, mode: WriteMode): ListedTool {
  const known = listed[mode].get(tool);
  if (known) return known;
  const description: ListedTool = {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: z.toJSONSchema(tool.input, { io: "input" }) as ListedTool["inputSchema"],
    outputSchema: outputSchema(tool, mode),
    annotations: {
      readOnlyHint: tool.effect === "reads",
      destructiveHint: tool.effect === "destroys",
      idempotentHint: tool.effect === "reads",
      openWorldHint: false,
    },
  };
  listed[mode].set(tool, description);
  return description;
}

/** A reading tool answers with its result; a write with what the connection makes of it. */
function outputSchema(tool: Tool, mode: WriteMode): ListedTool["outputSchema"] {
  const result = z.toJSONSchema(tool.output) as Record<string, unknown>;
  const { $schema: _schema, ...own } = result;
  if (tool.effect === "reads") return own as ListedTool["outputSchema"];
  const happened = isLongTool(tool) ? started : own;
  const anyOf = mode === "drafts" ? [drafted] : mode === "requests" ? [happened, waiting] : [happened];
  return { type: "object", anyOf } as unknown as ListedTool["outputSchema"];
}
