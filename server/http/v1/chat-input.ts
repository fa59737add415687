import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { ChatMessage, ChatRequest } from "#backends/models/models.ts";

const textPart = z.object({ type: z.literal("text"), text: z.string() });

const messageInput = z.object({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z.union([z.string(), z.array(textPart), z.null()]).optional(),
});

const responseFormat = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }),
  }),
]);

const decodingInput = {
  model: z.string().min(1).max(300),
  temperature: z.number().min(0).max(2).nullish(),
  seed: z.number().int().nullish(),
  max_tokens: z.number().int().positive().nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(16)]).nullish(),
  n: z.literal(1, "only one answer at a time").nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
};

/** Fields that OpenAI's clients send and that change nothing here are let through. */
export const chatInput = z.object({
  ...decodingInput,
  messages: z.array(messageInput).min(1),
  max_completion_tokens: z.number().int().positive().nullish(),
  response_format: responseFormat.nullish(),
  tools: z.array(z.unknown()).nullish(),
  tool_choice: z.unknown().optional(),
});

export const completionInput = z.object({
  ...decodingInput,
  prompt: z.union([z.string(), z.array(z.string()).length(1)]),
});

export type CompletionInput = z.output<typeof completionInput>;
export type ChatInput = z.output<typeof chatInput>;

/** The request as the models port takes it. Throws `invalid-input` for tools, which no model here calls by itself. */
export function toChatRequest(input: ChatInput, signal: AbortSignal): ChatRequest {
  if ((input.tools?.length ?? 0) > 0 && input.tool_choice !== "none") {
    throw new Failure("invalid-input", "tools: no model here is given tools over /v1", {
      hint: "Ask for JSON with response_format, or let the assistant call tools: POST /mcp, tool ask_assistant.",
    });
  }
  const messages = input.messages.map(toMessage);
  const maxTokens = input.max_completion_tokens ?? input.max_tokens;
  return { ...decodingOf(input, maxTokens, signal), messages, ...formatOf(input) };
}

/** A plain completion is one user turn: the models here are tuned for turns. */
export function toCompletionRequest(input: CompletionInput, signal: AbortSignal): ChatRequest {
  const content = typeof input.prompt === "string" ? input.prompt : (input.prompt[0] ?? "");
  return { ...decodingOf(input, input.max_tokens, signal), messages: [{ role: "user", content }] };
}

function decodingOf(
  input: Pick<ChatInput, "model" | "temperature" | "seed" | "stop">,
  maxTokens: number | null | undefined,
  signal: AbortSignal,
) {
  const { temperature, seed, stop } = input;
  return {
    model: input.model,
    signal,
    ...(typeof maxTokens === "number" ? { maxTokens } : {}),
    ...(typeof temperature === "number" ? { temperature } : {}),
    ...(typeof seed === "number" ? { seed } : {}),
    ...(stop === undefined || stop === null ? {} : { stop: typeof stop === "string" ? [stop] : stop }),
  };
}

function toMessage({ role, content }: z.output<typeof messageInput>): ChatMessage {
  const text = Array.isArray(content) ? content.map((part) => part.text).join("\n") : (content ?? "");
  return { role: role === "developer" ? "system" : role, content: text };
}

function formatOf(input: ChatInput): Pick<ChatRequest, "jsonSchema"> {
  const format = input.response_format;
  if (format?.type === "json_schema") return { jsonSchema: format.json_schema.schema };
  return format?.type === "json_object" ? { jsonSchema: { type: "object", additionalProperties: true } } : {};
}
