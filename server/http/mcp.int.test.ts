import { PassThrough } from "node:stream";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPlan } from "#backends/ledger/plans.ts";
import { bridgeStdio } from "#mcp-servers/stdio-bridge.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let address: string;

beforeAll(async () => {
  server = await openTestServer({
    understand: async (text) => ({
      kind: "act",
      understood: "Build a training set from devices.",
      steps: text === "build" ? [{ id: "step-1", tool: "generate_enterprise_data", args: {} }] : [],
      questions: text === "build" ? [] : [{ field: "step-1.model", ask: "Which model?" }],
      confidence: 1,
      assumed: {},
    }),
    async answer(request, record) {
      record({ type: "text-start", id: "answer" });
      record({ type: "text-delta", id: "answer", delta: `You said: ${request.text}` });
      record({ type: "text-end", id: "answer" });
    },
  });
  address = await server.listen();
});
afterAll(() => server[Symbol.asyncDispose]());

async function connect(path: string, token: string): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(`${address}${path}`), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  });
  await client.connect(transport as Transport);
  return client;
}

async function callTool(
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<CallToolResult> {
  return (await client.callTool({ name, arguments: args })) as CallToolResult;
}

test("a client lists what its role may do, reads, and is told of an unknown tool", async () => {
  const { token } = await server.addCaller("viewer", "service");
  const client = await connect("/mcp", token);
  const names = (await client.listTools()).tools.map((tool) => tool.name);
  expect(names).toEqual(
    expect.arrayContaining(["list_models", "list_roster", "ask_assistant", "plan_request", "read_plan"]),
  );
  expect(names).not.toContain("start_training");
  const listed = await callTool(client, "list_roster");
  expect(listed.structuredContent).toMatchObject({
    slots: expect.arrayContaining([expect.objectContaining({ slot: "device-support", model: null })]),
  });
  expect(await callTool(client, "list_rooster")).toMatchObject({
    isError: true,
    _meta: { "lathe/error": { code: "not-found" } },
  });
  await client.close();
});

test("a write waits for a person, once however often it is asked", async () => {
  const { token } = await server.addCaller("architect", "service");
  const client = await connect("/mcp/warehouse", token);
  const first = await callTool(client, "generate_enterprise_data");
  expect(first.structuredContent).toMatchObject({
    state: "needs-approval",
    approve_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:8080\/inbox\?approval=/),
  });
  expect((await callTool(client, "generate_enterprise_data")).structuredContent).toEqual(
    first.structuredContent,
  );
  const plan = await getPlan(server.context.platform.ledger.db, String(first.structuredContent?.["plan_id"]));
  expect(plan).toMatchObject({ state: "proposed", origin: "mcp" });
  await client.close();
});

test("evaluations run at once, three together and no more", async () => {
  const { token } = await server.addCaller("evaluator", "service");
  const client = await connect("/mcp/evaluation", token);
  const args = { model: "local/echo", suite: "instruction-following", max_items: 2 };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => callTool(client, "start_evaluation", args)));
  const started = answers.filter((answer) => answer.isError !== true);
  expect(started.map((answer) => answer.structuredContent)).toEqual(
    Array.from({ length: 3 }, () => ({ job_id: expect.any(String), state: "queued" })),
  );
  const refused = answers.filter((answer) => answer.isError === true);
  expect(refused.map((answer) => answer._meta?.["lathe/error"])).toEqual(
    Array.from({ length: 2 }, () => expect.objectContaining({ code: "too-many", hint: expect.any(String) })),
  );
  await client.close();
});

test("the assistant answers in a conversation of its own that can be gone on with", async () => {
  const { token, user_id } = await server.addCaller("architect", "service");
  const client = await connect("/mcp", token);
  const first = (await callTool(client, "ask_assistant", { text: "hello" })).structuredContent ?? {};
  expect(first).toMatchObject({ answer: "You said: hello" });
  const second = (await callTool(client, "ask_assistant", { text: "again", thread: first["thread_id"] }))
    .structuredContent;
  expect(second).toMatchObject({ thread_id: first["thread_id"], answer: "You said: again" });
  expect(await callTool(client, "ask_assistant", { text: "x", thread: "none" })).toMatchObject({
    isError: true,
  });
  const owner = await server.addCaller("architect", "person", user_id);
  const threads = await server.call("/api/threads", { token: owner.token });
  expect(await threads.json()).toMatchObject({ items: [{ id: first["thread_id"], title: "hello" }] });
  await client.close();
});

test("a planned request waits and can be read; one that leaves a question says which", async () => {
  const { token } = await server.addCaller("architect", "service");
  const client = await connect("/mcp", token);
  const waiting = (await callTool(client, "plan_request", { text: "build" })).structuredContent ?? {};
  expect(waiting).toMatchObject({ state: "needs-approval", plan: { state: "proposed" } });
  const read = await callTool(client, "read_plan", { plan_id: waiting["plan_id"] });
  expect(read.structuredContent).toMatchObject({
    plan: { id: waiting["plan_id"], steps: [{ state: "waiting" }] },
  });
  expect(await callTool(client, "plan_request", { text: "unclear" })).toMatchObject({
    isError: true,
    _meta: { "lathe/error": { code: "invalid-input" } },
  });
  expect(await callTool(client, "read_plan", { plan_id: "none" })).toMatchObject({
    isError: true,
    _meta: { "lathe/error": { code: "not-found" } },
  });
  await client.close();
});

test("without a token, with an unknown server, or by GET the answer is typed", async () => {
  const unsigned = await server.call("/mcp", { token: null, body: {} });
  expect(unsigned.status).toBe(401);
  expect(await unsigned.json()).toMatchObject({ error: { code: "not-allowed" } });
  const unknown = await server.call("/mcp/nowhere", { body: {} });
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ error: { hint: expect.stringContaining("warehouse") } });
  expect((await server.call("/mcp")).status).toBe(405);
});

test("a client on standard input is bridged, and told when the platform does not answer", async () => {
  const { token } = await server.addCaller("viewer", "service");
  const say = async (url: string) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const ended = bridgeStdio({ url, token, input, output });
    const message = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
    input.write(`${JSON.stringify(message)}\n`);
    const [line] = await Array.fromAsync(output.take(1));
    input.end();
    await ended;
    return JSON.parse(String(line)) as { id: number };
  };
  expect(await say(`${address}/mcp/roster`)).toMatchObject({
    id: 1,
    result: { tools: expect.arrayContaining([expect.objectContaining({ name: "list_roster" })]) },
  });
  expect(await say("http://127.0.0.1:9/mcp")).toMatchObject({
    id: 1,
    error: { message: expect.stringContaining("npm start") },
  });
});
