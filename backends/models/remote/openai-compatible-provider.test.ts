import { afterEach, describe, expect, it } from "vitest";
import { completeChat } from "#backends/models/complete-chat.ts";
import { describeModelProvider } from "#backends/models/models.conformance.ts";
import type { ChatRequest, ModelProvider } from "#backends/models/models.ts";
import { openOpenAiCompatibleProvider } from "./openai-compatible-provider.ts";
import { sendJson, startScriptedHost, type Script } from "./scripted-host.ts";

const key = "sk-secret-0123456789";
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const answer: Script["answer"] = (body) => {
  const format = body["response_format"] as
    | { json_schema: { schema: { properties: Record<string, unknown> } } }
    | undefined;
  if (format?.json_schema.schema.properties["choice"]) return ['{"choice":', ' "ocean"}'];
  if (format) return ['{"size":', '"large"}'];
  return Array.from({ length: 400 }, (_, index) => `wave ${index} `);
};

async function open(script: Partial<Script> = {}, timeoutSeconds?: number) {
  const host = await startScriptedHost({ models: ["sea-3b", "sea-3b-mini"], answer, ...script });
  const provider = openOpenAiCompatibleProvider({
    name: "openai",
    baseUrl: host.url,
    apiKey: key,
    hint: "Check OPENAI_BASE_URL and OPENAI_API_KEY.",
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  });
  closers.push(host.close, () => provider.close());
  return { host, provider };
}

const request: ChatRequest = {
  model: "openai/sea-3b",
  messages: [{ role: "user", content: "Hi" }],
  maxTokens: 3,
};
const failing = (status: number, message: string): Partial<Script> => ({
  respond: (_, response) => sendJson(response, status, { error: { message } }),
});
const ask = (provider: ModelProvider) => completeChat(provider, request);

describeModelProvider("a remote host", async () => ({
  provider: (await open({ pause: 1 })).provider,
  model: "openai/sea-3b",
  unknown: "openai/see-3b",
}));

describe("a remote host", () => {
  it("is sent the parameters and the key, and its counts are taken", async () => {
    const { host, provider } = await open();
    expect(
      await completeChat(provider, { ...request, temperature: 0.5, seed: 4, stop: ["."] }),
    ).toMatchObject({ promptTokens: 9, completionTokens: 3, reason: "length" });
    expect(host.requests[0]).toMatchObject({
      path: "/v1/chat/completions",
      authorization: `Bearer ${key}`,
      body: { model: "sea-3b", max_tokens: 3, temperature: 0.5, seed: 4, stop: ["."], stream: true },
    });
  });

  it("gives vectors of unit length in the order of the texts", async () => {
    const { provider } = await open();
    expect(await provider.embed?.("openai/sea-3b", ["abc", ""])).toEqual([
      Float32Array.of(0.6, 0.8),
      Float32Array.of(0, 1),
    ]);
  });

  it("names the near matches of an unknown model", async () => {
    const { provider } = await open();
    await expect(provider.describe("openai/sea-3b-miny")).rejects.toMatchObject({
      code: "not-found",
      hint: expect.stringContaining("openai/sea-3b-mini"),
    });
  });

  it.each([
    [401, "unavailable"],
    [400, "invalid-input"],
    [429, "too-many"],
    [500, "unavailable"],
  ])("that answers %i fails with %s and never shows the key", async (status, code) => {
    const { provider } = await open(failing(status, `wrong: ${key}`));
    const failure = await ask(provider).then(String, (error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String(failure)).not.toContain(key);
  });

  it("that is down is unavailable, with what to look at", async () => {
    const { host, provider } = await open();
    await host.close();
    await expect(ask(provider)).rejects.toMatchObject({
      code: "unavailable",
      hint: "Check OPENAI_BASE_URL and OPENAI_API_KEY.",
    });
    await expect(provider.list()).rejects.toMatchObject({ code: "unavailable" });
  });

  it("that stays silent is unavailable after its time", async () => {
    const { provider } = await open({ respond: () => {} }, 0.3);
    await expect(ask(provider)).rejects.toMatchObject({
      code: "unavailable",
      message: "openai did not answer in time",
    });
  });

  it("that breaks off in the middle is unavailable", async () => {
    const { provider } = await open({
      respond: (_, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write('data: {"choices":[{"delta":{"content":"half"}}]}\n\n', () => response.destroy());
      },
    });
    await expect(ask(provider)).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each([
    ["no JSON", "data: hello\n\n"],
    ["another format", 'data: {"choices": 5}\n\n'],
    ["an error inside the stream", 'data: {"error": {"message": "out of memory"}}\n\n'],
    ["nothing", ""],
  ])("that sends %s is unavailable", async (_, body) => {
    const { provider } = await open({ respond: (_request, response) => void response.end(body) });
    await expect(ask(provider)).rejects.toMatchObject({ code: "unavailable" });
  });

  it("that keeps to no choices is said to", async () => {
    const { provider } = await open({ answer: () => ["I", " think", " so"] });
    await expect(completeChat(provider, { ...request, choices: ["yes", "no"] })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("I think so"),
    });
  });

  it("takes no adapters", async () => {
    const { provider } = await open();
    await expect(completeChat(provider, { ...request, model: "openai/sea-3b+ours" })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});
