import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

const messages = [{ role: "user", content: "one two three" }];

async function json(path: string, body?: unknown) {
  const response = await server.call(path, body === undefined ? {} : { body });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

async function dataOf(body: unknown): Promise<unknown[]> {
  const response = await server.call("/v1/chat/completions", { body });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const lines = (await response.text()).split("\n\n").filter((line) => line !== "");
  return lines.map((line) => (line === "data: [DONE]" ? "[DONE]" : JSON.parse(line.replace(/^data: /, ""))));
}

test("a chat completion has the answer and its usage", async () => {
  const { status, body } = await json("/v1/chat/completions", {
    model: "local/echo",
    messages,
    temperature: 0,
    seed: 1,
    max_tokens: 2,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    object: "chat.completion",
    model: "local/echo",
    choices: [{ index: 0, message: { role: "assistant", content: "one two " }, finish_reason: "stop" }],
    usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  });
});

test("a streamed one comes in chunks that say the same, with usage when asked, and [DONE]", async () => {
  const data = await dataOf({
    model: "local/echo",
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(data.at(-1)).toBe("[DONE]");
  const chunks = data.slice(0, -1) as {
    choices: { delta: { content?: string }; finish_reason: string | null }[];
    usage?: object;
  }[];
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant", content: "one " });
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("one two three");
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("stop");
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 4 } });
});

test("a model that breaks off in the middle says so in the stream", async () => {
  const data = await dataOf({ model: "local/broken", messages, stream: true });
  expect(data.at(-2)).toMatchObject({ error: { type: "server_error", code: "unavailable" } });
  expect(data.at(-1)).toBe("[DONE]");
});

test("whoever leaves in the middle of an answer stops the model, and that is no bug", async () => {
  const before = server.bugs.length;
  const body = { model: "local/endless", messages, stream: true };
  const answer = await server.call("/v1/chat/completions", { body });
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await expect.poll(() => server.provider.going()).toBe(0);
  expect(server.bugs.length).toBe(before);
});

test("a response format reaches the model as a schema", async () => {
  const format = { type: "json_schema", json_schema: { name: "said", schema: { type: "object" } } };
  const { body } = await json("/v1/chat/completions", {
    model: "local/echo",
    messages,
    response_format: format,
  });
  expect(body).toMatchObject({ choices: [{ message: { content: '{"said": "yes"}' } }] });
});

test("an unknown model is a 404 in OpenAI's shape, with the near matches", async () => {
  for (const model of ["local/ecco", "nowhere/model", "LOCAL/Echo!", "ecco"]) {
    const { status, body } = await json("/v1/chat/completions", { model, messages, stream: true });
    expect(status, model).toBe(404);
    expect(body, model).toMatchObject({
      error: { type: "invalid_request_error", code: "model_not_found", message: expect.any(String) },
    });
  }
  const { body } = await json("/v1/chat/completions", { model: "local/ecco", messages });
  expect(JSON.stringify(body)).toContain("local/echo");
});

test("an empty slot cannot answer, and says why", async () => {
  const { status, body } = await json("/v1/chat/completions", { model: "roster/device-support", messages });
  expect(status).toBe(503);
  expect(JSON.stringify(body)).toContain("empty");
});

test("bad requests name the field, and tools are refused rather than ignored", async () => {
  expect(await json("/v1/chat/completions", { model: "local/echo", messages: [] })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("messages") } },
  });
  expect(await json("/v1/chat/completions", { model: "local/echo", messages, n: 2 })).toMatchObject({
    status: 400,
  });
  expect(await json("/v1/chat/completions", { model: "local/echo", messages, tools: [{}] })).toMatchObject({
    status: 400,
  });
});

test("completions, embeddings and the list of models answer too", async () => {
  expect(await json("/v1/completions", { model: "local/echo", prompt: "say it" })).toMatchObject({
    body: { object: "text_completion", choices: [{ text: "say it" }] },
  });
  expect(await json("/v1/embeddings", { model: "local/echo", input: ["ab", "c"] })).toMatchObject({
    body: { data: [{ embedding: [2, 1] }, { embedding: [1, 1] }] },
  });
  const packed = await json("/v1/embeddings", {
    model: "local/echo",
    input: "ab",
    encoding_format: "base64",
  });
  expect(
    Buffer.from(
      (packed.body as unknown as { data: [{ embedding: string }] }).data[0].embedding,
      "base64",
    ).readFloatLE(0),
  ).toBe(2);
  const { body } = await json("/v1/models");
  expect((body as unknown as { data: { id: string }[] }).data.map((model) => model.id)).toEqual([
    "local/echo",
    "local/broken",
    "local/endless",
  ]);
  expect(await json("/v1/models/local%2Fecho")).toMatchObject({ status: 200, body: { id: "local/echo" } });
});

test("what was measured stands in the metrics", async () => {
  const text = await (await server.call("/metrics")).text();
  expect(text).toContain('gen_ai_client_token_usage_count{gen_ai_request_model="local/echo"');
  expect(text).toContain("gen_ai_server_time_to_first_token_seconds");
  expect(text).toContain('lathe_roster_slot_info{slot="device-support",model=""} 0');
  expect(text).not.toContain("local/ecco");
});
