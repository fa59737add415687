import { z } from "zod";
import { specialists } from "#agents/specialists.ts";
import { entityKinds } from "#domain/entity.ts";
import { effect } from "#domain/plan.ts";
import { role } from "#domain/role.ts";
import { Failure } from "#domain/failure.ts";
import { listEntities } from "#plans/list-entities.ts";
import { defineRoute, listOf } from "#server/http/route.ts";
import { allTools, serverOf } from "#tools/catalogue.ts";
import { isLongTool } from "#tools/define-tool.ts";

let listed: Record<string, unknown>[] | undefined;

export const toolRoutes = [
  defineRoute({
    method: "get",
    path: "/api/tools",
    summary: "What can be done: every tool, with the schema that its form is made from",
    answer: listOf(
      z.object({
        name: z.string(),
        title: z.string(),
        description: z.string(),
        server: z.string(),
        specialist: z.string(),
        specialist_title: z.string(),
        effect,
        role,
        job: z.boolean(),
        input_schema: z.record(z.string(), z.unknown()),
      }),
    ),
    handle: async () => ({ items: (listed ??= allTools.map(describeTool)) }),
  }),
  defineRoute({
    method: "get",
    path: "/api/entities/:kind",
    summary: "What exists of a kind: the live choices of forms",
    answer: listOf(z.object({ id: z.string(), label: z.string() })),
    async handle({ context, param }) {
      const kind = entityKinds.find((item) => item === param("kind"));
      if (kind !== undefined) return { items: await listEntities(context.platform, kind) };
      throw new Failure("not-found", `There is no kind "${param("kind")}"`, {
        hint: `The kinds are: ${entityKinds.join(", ")}.`,
      });
    },
  }),
];

function describeTool(tool: (typeof allTools)[number]): Record<string, unknown> {
  const server = serverOf(tool);
  const { $schema: _dialect, ...inputSchema } = z.toJSONSchema(tool.input, { io: "input" });
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    server: server.name,
    specialist: server.specialist,
    specialist_title: specialists.find(({ name }) => name === server.specialist)?.title ?? server.specialist,
    effect: tool.effect,
    role: tool.role,
    job: isLongTool(tool),
    input_schema: inputSchema,
  };
}
