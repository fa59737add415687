import { createServer, type Server } from "node:http";
import { HumanMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { specialists } from "#agents/specialists.ts";
import { eventPart, type EventPart } from "#domain/event-part.ts";
import { failureText } from "#domain/failure.ts";
import { listPlans } from "#backends/ledger/plans.ts";
import { openTestPlatform, type TestPlatform } from "#tests/open-test-platform.ts";
import { chatModelMind } from "./minds/chat-model-mind.ts";
import { supervisorGraph } from "./supervisor-graph.ts";

type Answer = { content?: string; calls?: { name: string; args: unknown }[] };

let opened: TestPlatform;
let server: Server;
let url: string;
let script: Answer[] = [];
const asked: { messages: { role: string; content: string }[]; tools: { function: { name: string } }[] }[] =
  [];

/** An OpenAI-compatible server that says what the test wrote down, over a real socket. */
beforeAll(async () => {
  opened = await openTestPlatform();
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (text: Buffer) => (body += text.toString()));
    request.on("end", () => {
      asked.push(JSON.parse(body));
      const answer = script.shift() ?? { content: "nothing left to say" };
      const toolCalls = answer.calls?.map((call, index) => ({
        id: `c${asked.length}-${index}`,
        type: "function",
        function: { name: call.name, arguments: JSON.stringify(call.args) },
      }));
      const message = {
        role: "assistant",
        content: answer.content ?? null,
        ...(toolCalls === undefined ? {} : { tool_calls: toolCalls }),
      };
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          id: "x",
          object: "chat.completion",
          created: 0,
          model: "scripted",
          choices: [{ index: 0, message, finish_reason: toolCalls === undefined ? "stop" : "tool_calls" }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}/v1`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await opened[Symbol.asyncDispose]();
});

async function run(text: string, role: "architect" | "viewer" = "architect"): Promise<EventPart[]> {
  asked.length = 0;
  const model = new ChatOpenAI({
    model: "scripted",
    apiKey: "none",
    configuration: { baseURL: url },
    maxRetries: 0,
  });
  const graph = supervisorGraph({
    plans: opened.desk,
    mind: chatModelMind("openai/scripted", model, specialists),
    entities: async () => ({}),
    onBug: String,
  });
  const parts: EventPart[] = [];
  const configurable = {
    lathe_caller: { user_id: "ada", name: "Architect", role, kind: "person" },
    lathe_run: `run-${text.length}`,
  };
  for await (const part of await graph.stream(
    { messages: [new HumanMessage(text)] },
    { configurable, streamMode: "custom" },
  ))
    parts.push(eventPart.parse(part));
  return parts;
}

test("with a chat model the same graph reads through MCP and answers from what it found", async () => {
  script = [
    { calls: [{ name: "ask_roster_specialist", args: { request: "list the roster" } }] },
    { calls: [{ name: "list_roster", args: {} }] },
    { content: "All slots are empty." },
    { content: "Nothing is in production." },
  ];
  const parts = await run("what is in production?");
  const call = parts.find((part) => part.type === "tool-output-available");
  expect(call).toMatchObject({
    output: { tool: "list_roster", summary: { text: "All 5 slots are empty." } },
  });
  expect(
    parts
      .filter((part) => part.type === "text-delta")
      .map((part) => part.delta)
      .join(""),
  ).toBe("Nothing is in production.");
  expect(asked[0]?.tools.map((tool) => tool.function.name)).toEqual(
    specialists.map((specialist) => `ask_${specialist.name}_specialist`),
  );
});

test("calls of two runs of a conversation have names of their own", async () => {
  const names = [];
  for (const text of ["what is in production?", "and now?"]) {
    script = [
      { calls: [{ name: "ask_roster_specialist", args: { request: "list the roster" } }] },
      { calls: [{ name: "list_roster", args: {} }] },
      { content: "Looked." },
      { content: "Nothing." },
    ];
    for (const part of await run(text))
      if (part.type === "tool-output-available") names.push(part.toolCallId);
  }
  expect(new Set(names).size).toBe(2);
});

test("what a failed call's card says is not said again below it", async () => {
  const calls = [{ name: "read_slot", args: { slot: "nowhere" } }];
  const ask = { calls: [{ name: "ask_roster_specialist", args: { request: "read it" } }] };
  const last = { content: "That slot is not there." };
  script = [ask, { calls }, last, last];
  const parts = await run("read the slot nowhere");
  const failed = parts.find((part) => part.type === "tool-output-available");
  if (failed?.output.error === undefined) throw new Error("the call did not fail");
  script = [ask, { calls }, last, { content: failureText(failed.output.error) }];
  expect((await run("read the slot nowhere again")).map(({ type }) => type)).not.toContain("text-delta");
});

test("a chat model's write becomes a step of a plan that waits, and runs nothing", async () => {
  script = [
    { calls: [{ name: "ask_roster_specialist", args: { request: "raise the bar" } }] },
    { calls: [{ name: "write_profile", args: { slot: "device-support", min_score: 0.7 } }] },
    { content: "Drafted." },
    { content: "The plan waits." },
  ];
  const parts = await run("raise the bar of device-support to 0.7");
  expect(parts.find((part) => part.type === "data-plan")).toMatchObject({
    data: { state: "proposed", steps: [{ tool: "write_profile", state: "waiting" }] },
  });
  const { items } = await listPlans(opened.platform.ledger.db, { limit: 10 });
  expect(items).toHaveLength(1);
});

test("what a chat model invents is refused with words it can act on", async () => {
  script = [
    { calls: [{ name: "ask_roster_specialist", args: { request: "x" } }] },
    {
      calls: [
        { name: "read_slot", args: { slot: "device-suport" } },
        { name: "approve_everything", args: {} },
      ],
    },
    { content: "I could not." },
    { content: "There is no such slot." },
  ];
  const parts = await run("who holds the slot?");
  const outputs = parts.filter((part) => part.type === "tool-output-available").map((part) => part.output);
  expect(outputs[0]?.error).toMatchObject({
    code: "not-found",
    hint: expect.stringContaining("device-support") as string,
  });
  expect(outputs[1]?.error).toMatchObject({ code: "not-found" });
  expect(JSON.stringify(asked[2]?.messages)).toContain("Did you mean device-support");
});

test("a viewer's chat model is not even shown the tools that a viewer may not use", async () => {
  script = [
    { calls: [{ name: "ask_roster_specialist", args: { request: "x" } }] },
    { content: "no" },
    { content: "no" },
  ];
  await run("put it into production now please", "viewer");
  const names = asked[1]?.tools.map((tool) => tool.function.name) ?? [];
  expect(names).toContain("read_slot");
  expect(names).not.toContain("request_promotion");
});
