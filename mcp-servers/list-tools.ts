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

const listed = new WeakMap<Tool, ListedTool>();

/** The tools a role may call, as MCP lists them; made from their declarations once. */
export function listTools(tools: readonly Tool[], role: Role): ListedTool[] {
  return tools.filter((tool) => roleAtLeast(role, tool.role)).map(describeTool);
}

function describeTool(tool: Tool): ListedTool {
  const known = listed.get(tool);
  if (known) return known;
  const description: ListedTool = {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: z.toJSONSchema(tool.input, { io: "input" }) as ListedTool["inputSchema"],
    outputSchema: outputSchema(tool),
    annotations: {
      readOnlyHint: tool.effect === "reads",
      destructiveHint: tool.effect === "destroys",
      idempotentHint: tool.effect === "reads",
      openWorldHint: false,
    },
  };
  listed.set(tool, description);
  return description;
}

/** A reading tool answers with its result; a write with a job, a plan that waits, or its result. */
function outputSchema(tool: Tool): ListedTool["outputSchema"] {
  const result = z.toJSONSchema(tool.output) as Record<string, unknown>;
  const { $schema: _schema, ...own } = result;
  if (tool.effect === "reads") return own as ListedTool["outputSchema"];
  return {
    type: "object",
    anyOf: [isLongTool(tool) ? started : own, waiting],
  } as unknown as ListedTool["outputSchema"];
}
