import { describe, expect, it } from "vitest";
import type { ChatRequest } from "#backends/models/models.ts";
import { toGenerationRequest } from "./generation-request.ts";

const request: ChatRequest = { model: "local/x", messages: [{ role: "user", content: "Hi" }] };

describe("a request for generation", () => {
  it("is greedy, seeded and bounded when nothing else is asked", () => {
    expect(toGenerationRequest(request, [])).toEqual({
      adapters: [],
      messages: request.messages,
      maxTokens: 512,
      temperature: 0,
      seed: 0,
      stop: [],
    });
  });

  it.each([
    ["no message", { messages: [] }],
    ["no choice", { choices: [] }],
    ["an empty choice", { choices: ["a", ""] }],
    ["choices and a schema", { choices: ["a"], jsonSchema: {} }],
    ["no token", { maxTokens: 0 }],
    ["half a token", { maxTokens: 1.5 }],
  ])("with %s is refused", (_, change) => {
    expect(() => toGenerationRequest({ ...request, ...change }, [])).toThrow(
      expect.objectContaining({ code: "invalid-input" }),
    );
  });
});
