import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  type BaseMessage,
} from "@langchain/core/messages";
import type { Specialist } from "#agents/specialist.ts";
import { Failure } from "#domain/failure.ts";
import type { Mind, Move, SpecialistTurn, Supervision, Turn } from "./mind.ts";

const supervisorPrompt =
  "You supervise specialists who work on small language models. Hand each part of the request to the specialist it belongs to, in order, in plain words with every detail the person gave. When all parts are handed over, answer in one or two sentences from their reports. You approve nothing and change nothing yourself. Decline what is outside: models, their data, training, evaluation and the factory roster.";

/** A chat model as the mind: the same graph, the same drafts, the same validation; only who decides differs. */
export function chatModelMind(name: string, model: BaseChatModel, specialists: readonly Specialist[]): Mind {
  return {
    name,
    async supervise(turn: Turn): Promise<Supervision> {
      const answer = await ask(
        model,
        handOffTools(specialists),
        [new SystemMessage(supervisorPrompt), ...conversation(turn), ...handOffMessages(turn)],
        turn.signal,
      );
      const call = answer.tool_calls?.[0];
      if (call === undefined) return { type: "answer", text: answer.text };
      const specialist = specialists.find((item) => call.name === handOffName(item));
      if (specialist === undefined)
        throw new Failure(
          "unavailable",
          `The assistant's model called "${call.name}", which is no specialist`,
          { hint: "Ask again, or use ASSISTANT_MODEL=embedded." },
        );
      return {
        type: "hand-off",
        specialist: specialist.name,
        request: String(call.args["request"] ?? turn.text),
      };
    },
    async specialize(turn: SpecialistTurn): Promise<Move> {
      const tools = turn.tools.map((tool) => ({
        type: "function" as const,
        function: { name: tool.name, description: tool.description ?? "", parameters: tool.inputSchema },
      }));
      const answer = await ask(
        model,
        tools,
        [
          new SystemMessage(turn.specialist.prompt),
          new HumanMessage(turn.request),
          ...exchangeMessages(turn),
        ],
        turn.signal,
      );
      const calls = answer.tool_calls ?? [];
      if (calls.length === 0) return { type: "report", text: answer.text };
      return {
        type: "calls",
        calls: calls.map((call) => ({ tool: call.name, args: call.args as Record<string, unknown> })),
      };
    },
  };
}

type FunctionTool = { type: "function"; function: { name: string; description: string; parameters: object } };

async function ask(
  model: BaseChatModel,
  tools: FunctionTool[],
  messages: BaseMessage[],
  signal: AbortSignal,
): Promise<AIMessage> {
  if (model.bindTools === undefined)
    throw new Failure("unavailable", "The assistant's model cannot call tools", {
      hint: "Choose one that can, or use ASSISTANT_MODEL=embedded.",
    });
  try {
    const answer = await model.bindTools(tools).invoke(messages, { signal });
    return new AIMessage({ content: answer.content, tool_calls: (answer as AIMessage).tool_calls ?? [] });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Failure("unavailable", "The assistant's model does not answer", {
      hint: "See whether its host runs, or use ASSISTANT_MODEL=embedded.",
      cause: error,
    });
  }
}

function handOffName(specialist: Specialist): string {
  return `ask_${specialist.name}_specialist`;
}

function handOffTools(specialists: readonly Specialist[]): FunctionTool[] {
  return specialists.map((specialist) => ({
    type: "function",
    function: {
      name: handOffName(specialist),
      description: specialist.purpose,
      parameters: {
        type: "object",
        properties: { request: { type: "string", description: "what it shall do, in plain words" } },
        required: ["request"],
      },
    },
  }));
}

function conversation(turn: Turn): BaseMessage[] {
  return [...turn.earlier.map((earlier) => new HumanMessage(earlier.text)), new HumanMessage(turn.text)];
}

function handOffMessages(turn: Turn): BaseMessage[] {
  return turn.handOffs.flatMap((item, index) => [
    new AIMessage({
      content: "",
      tool_calls: [
        {
          id: `hand-off-${index}`,
          name: `ask_${item.specialist}_specialist`,
          args: { request: item.request },
        },
      ],
    }),
    new ToolMessage({ tool_call_id: `hand-off-${index}`, content: item.report ?? "" }),
  ]);
}

function exchangeMessages(turn: SpecialistTurn): BaseMessage[] {
  return turn.exchanges.flatMap((exchange, round) => [
    new AIMessage({
      content: "",
      tool_calls: exchange.calls.map((call, index) => ({
        id: `call-${round}-${index}`,
        name: call.tool,
        args: call.args,
      })),
    }),
    ...exchange.reports.map(
      (report, index) => new ToolMessage({ tool_call_id: `call-${round}-${index}`, content: report.text }),
    ),
  ]);
}
