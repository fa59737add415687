import { describe, expect, it } from "vitest";
import { completeChat } from "./complete-chat.ts";
import type { ChatChunk, ChatMessage, ModelProvider } from "./models.ts";

export type ConformanceTarget = {
  provider: ModelProvider;
  /** A model that answers. */ model: string;
  /** A model it lacks. */ unknown: string;
};

const messages: ChatMessage[] = [{ role: "user", content: "Tell me about the sea." }];

/** What every provider of models has to keep, whatever is behind it. */
export function describeModelProvider(title: string, open: () => Promise<ConformanceTarget>): void {
  describe(title, () => {
    it("gives deltas that make up the text, then one finish with counts", async () => {
      const { provider, model } = await open();
      const chunks = await collect(provider, { model, messages, maxTokens: 12, temperature: 0, seed: 1 });
      const deltas = chunks.filter((chunk) => chunk.type === "delta");
      expect(deltas.length).toBeGreaterThan(0);
      expect(deltas.every((chunk) => chunk.text !== "")).toBe(true);
      expect(chunks.filter((chunk) => chunk.type === "finish")).toHaveLength(1);
      const last = chunks.at(-1);
      expect(last).toMatchObject({
        type: "finish",
        promptTokens: expect.any(Number),
        completionTokens: expect.any(Number),
      });
      expect(last?.type === "finish" ? last.completionTokens : 0).toBeGreaterThan(0);
      const whole = await completeChat(provider, {
        model,
        messages,
        maxTokens: 12,
        temperature: 0,
        seed: 1,
      });
      expect(whole.text).toBe(deltas.map((chunk) => chunk.text).join(""));
    });

    it("stops when it is told to and answers the next request", async () => {
      const { provider, model } = await open();
      const controller = new AbortController();
      const started = provider.chat({ model, messages, maxTokens: 200, signal: controller.signal });
      const read = async (): Promise<void> => {
        for await (const chunk of started) if (chunk.type === "delta") controller.abort();
      };
      await expect(read()).rejects.toThrow(/abort/i);
      expect((await collect(provider, { model, messages, maxTokens: 2 })).at(-1)?.type).toBe("finish");
    });

    it("answers an unknown model with not-found and a hint", async () => {
      const { provider, unknown } = await open();
      await expect(provider.describe(unknown)).rejects.toMatchObject({
        code: "not-found",
        hint: expect.any(String),
      });
      await expect(collect(provider, { model: unknown, messages })).rejects.toMatchObject({
        code: "not-found",
      });
    });

    it("answers with one of the choices", async () => {
      const { provider, model } = await open();
      const chunks = await collect(provider, {
        model,
        messages,
        choices: ["mountain", "ocean", "ocean current"],
        temperature: 0,
      });
      expect(["mountain", "ocean", "ocean current"]).toContain(textOf(chunks));
    });

    it("answers with JSON of the schema", async () => {
      const { provider, model } = await open();
      const jsonSchema = {
        type: "object",
        properties: { size: { enum: ["small", "large"] } },
        required: ["size"],
        additionalProperties: false,
      };
      const chunks = await collect(provider, { model, messages, jsonSchema, maxTokens: 60, temperature: 0 });
      expect(["small", "large"]).toContain((JSON.parse(textOf(chunks)) as { size: string }).size);
    });

    it("repeats itself at temperature 0 with the same seed", async () => {
      const { provider, model } = await open();
      const ask = async (): Promise<string> =>
        textOf(await collect(provider, { model, messages, maxTokens: 16, temperature: 0, seed: 7 }));
      expect(await ask()).toBe(await ask());
    });

    it("lists the model and describes it alike", async () => {
      const { provider, model } = await open();
      const listed = (await provider.list()).find((candidate) => candidate.address === model);
      expect(listed).toBeDefined();
      expect(await provider.describe(model)).toEqual(listed);
    });
  });
}

async function collect(
  provider: ModelProvider,
  request: Parameters<ModelProvider["chat"]>[0],
): Promise<ChatChunk[]> {
  const chunks: ChatChunk[] = [];
  for await (const chunk of provider.chat(request)) chunks.push(chunk);
  return chunks;
}

function textOf(chunks: ChatChunk[]): string {
  return chunks.map((chunk) => (chunk.type === "delta" ? chunk.text : "")).join("");
}
