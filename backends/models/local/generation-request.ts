import { Failure } from "#domain/failure.ts";
import type { ChatRequest } from "#backends/models/models.ts";
import type { GenerationRequest } from "./llama-protocol.ts";
import type { LocalAdapter } from "./local-model.ts";

const defaultMaxTokens = 512;

/** Checks the request and fills in what was left out: temperature 0, seed 0, at most 512 tokens. */
export function toGenerationRequest(request: ChatRequest, adapters: LocalAdapter[]): GenerationRequest {
  if (request.messages.length === 0)
    throw new Failure("invalid-input", "a conversation needs at least one message");
  if (request.choices && request.jsonSchema)
    throw new Failure("invalid-input", "an answer cannot be both one of the choices and JSON of a schema", {
      hint: "Give one of the two.",
    });
  if (
    request.choices &&
    request.choices.filter((choice) => choice !== "").length !== request.choices.length
  ) {
    throw new Failure("invalid-input", "an empty text cannot be a choice");
  }
  if (request.choices?.length === 0) throw new Failure("invalid-input", "the list of choices is empty");
  const maxTokens = request.maxTokens ?? defaultMaxTokens;
  if (!Number.isInteger(maxTokens) || maxTokens < 1)
    throw new Failure("invalid-input", `an answer of ${maxTokens} tokens cannot be asked for`);
  return {
    adapters: adapters.map((adapter) => adapter.file),
    messages: request.messages,
    maxTokens,
    temperature: request.temperature ?? 0,
    seed: request.seed ?? 0,
    stop: request.stop ?? [],
    ...(request.choices ? { choices: request.choices } : {}),
    ...(request.jsonSchema ? { jsonSchema: request.jsonSchema } : {}),
  };
}
