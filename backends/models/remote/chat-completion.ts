import { z } from "zod";
import { Failure } from "#domain/failure.ts";
import type { ChatRequest } from "#backends/models/models.ts";

/** The parts of the OpenAI wire format that are read here; the rest is ignored. */
export const chatCompletionChunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
  error: z.object({ message: z.string() }).nullish(),
});
export const modelList = z.object({ data: z.array(z.object({ id: z.string() })).nullable() });
export const embeddingList = z.object({
  data: z.array(z.object({ index: z.number(), embedding: z.array(z.number()) })),
});

/** The body of the request; choices are asked for as a JSON value with an `enum`, which all hosts that enforce schemas understand. */
export function toCompletionBody(model: string, request: ChatRequest): Record<string, unknown> {
  const schema = request.choices ? choiceSchema(request.choices) : request.jsonSchema;
  return {
    model,
    messages: request.messages,
    stream: true,
    stream_options: { include_usage: true },
    ...(request.maxTokens === undefined ? {} : { max_tokens: request.maxTokens }),
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(request.stop === undefined || request.stop.length === 0 ? {} : { stop: request.stop }),
    ...(schema === undefined
      ? {}
      : { response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema } } }),
  };
}

function choiceSchema(choices: readonly string[]): Record<string, unknown> {
  return {
    type: "object",
    properties: { choice: { type: "string", enum: choices } },
    required: ["choice"],
    additionalProperties: false,
  };
}

/** The choice that an answer stands for. Throws `unavailable` when the host did not keep to them. */
export function readChoice(answer: string, choices: readonly string[]): string {
  const said = choiceIn(answer);
  const choice =
    choices.find((candidate) => candidate === said) ??
    choices.find((candidate) => candidate.toLowerCase() === said.trim().toLowerCase());
  if (choice !== undefined) return choice;
  throw new Failure(
    "unavailable",
    `the host answered "${answer.slice(0, 80)}", which is none of the choices`,
    {
      hint: "This host does not enforce response formats: take another host or a local model.",
    },
  );
}

function choiceIn(answer: string): string {
  try {
    return z.object({ choice: z.string() }).parse(JSON.parse(answer)).choice;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return answer;
    throw error;
  }
}
