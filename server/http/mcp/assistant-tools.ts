import { z } from "zod";
import { plan as planSchema } from "#domain/plan.ts";
import type { Caller } from "#domain/role.ts";
import type { ExtraTool } from "#mcp-servers/build-mcp-server.ts";
import { toCallResult } from "#mcp-servers/call-result.ts";
import { requirePlan } from "#plans/change-plan.ts";
import { parseInput } from "#server/http/parse-input.ts";
import type { ServerContext } from "#server/server-context.ts";
import { askAssistant } from "./ask-assistant.ts";
import { requestPlan } from "./request-plan.ts";

type Declared<Input extends z.ZodObject> = {
  name: string;
  title: string;
  description: string;
  isReadOnly: boolean;
  input: Input;
  call(
    input: z.output<Input>,
    signal: AbortSignal,
  ): Promise<{ text: string; result: Record<string, unknown> }>;
};

/** What `/mcp` offers beside the catalogue: the assistant itself, and its plans. None of them approves anything. */
export function assistantTools(context: ServerContext, caller: Caller, gone: AbortSignal): ExtraTool[] {
  return [
    toExtraTool({
      name: "ask_assistant",
      title: "Ask the assistant",
      description:
        "Asks Lathe's assistant in words. What only reads is answered at once; what would change something becomes a plan that waits for a person, told by plan_id and approve_url. Give the thread of an earlier answer to go on with it.",
      isReadOnly: false,
      input: z.strictObject({
        text: z.string().trim().min(1).max(20_000).describe("the request, in any language"),
        thread: z.string().max(200).optional().describe("thread_id of an earlier answer, to go on with it"),
      }),
      call: (input, signal) => askAssistant(context, input, caller, AbortSignal.any([signal, gone])),
    }),
    toExtraTool({
      name: "plan_request",
      title: "Plan a request",
      description:
        "Turns a request in words into a plan of typed steps that waits for a person's approval, and answers the plan with its approve_url. Nothing runs before that.",
      isReadOnly: false,
      input: z.strictObject({
        text: z.string().trim().min(1).max(20_000).describe("the request, in any language"),
      }),
      call: (input) => requestPlan(context, input.text, caller),
    }),
    toExtraTool({
      name: "read_plan",
      title: "Read a plan",
      description: "Reads a plan as it stands: its state, and each step's state, job and result.",
      isReadOnly: true,
      input: z.strictObject({ plan_id: z.string().min(1).max(200).describe("the plan's id") }),
      async call({ plan_id }) {
        const plan = planSchema.parse(await requirePlan(context.desk, plan_id));
        const steps = plan.steps.map((step) => `${step.title}: ${step.state}`).join("; ");
        return { text: `The plan is ${plan.state}. ${steps}`, result: { plan } };
      },
    }),
  ];
}

function toExtraTool<Input extends z.ZodObject>(tool: Declared<Input>): ExtraTool {
  const { $schema: _dialect, ...inputSchema } = z.toJSONSchema(tool.input, { io: "input" });
  return {
    listed: {
      name: tool.name,
      title: tool.title,
      description: tool.description,
      inputSchema: inputSchema as ExtraTool["listed"]["inputSchema"],
      annotations: { readOnlyHint: tool.isReadOnly, destructiveHint: false, openWorldHint: false },
    },
    async call(args, signal) {
      const { text, result } = await tool.call(parseInput(tool.input, args, "body"), signal);
      return toCallResult(text, result);
    },
  };
}
