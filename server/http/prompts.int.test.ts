import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await openTestServer();
  const address = await server.listen();
  const { token } = await server.addCaller("viewer", "service");
  client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(`${address}/mcp`), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  });
  await client.connect(transport as Transport);
});
afterAll(async () => {
  await client.close();
  await server[Symbol.asyncDispose]();
});

test("the six libraries are read over HTTP, a prompt by its name", async () => {
  const { items } = (await (await server.call("/api/prompts")).json()) as { items: { name: string }[] };
  expect(items.map(({ name }) => name)).toContain("factory-roster");
  expect(items).toHaveLength(6);
  const prompt = await (await server.call("/api/prompts/device-support/next-step")).json();
  expect(prompt).toMatchObject({ version: 1, variables: [{ name: "ticket" }, { name: "device" }] });
  expect((await server.call("/api/prompts/device-support/next-stp")).status).toBe(404);
});

test("an MCP client lists the prompts and gets one with its blanks filled", async () => {
  const { prompts } = await client.listPrompts();
  const listed = prompts.find(({ name }) => name === "device-support/next-step");
  expect(listed?.arguments).toEqual([
    expect.objectContaining({ name: "ticket", required: true }),
    expect.objectContaining({ name: "device", required: false }),
  ]);
  const got = await client.getPrompt({
    name: "device-support/next-step",
    arguments: { ticket: "It is flat." },
  });
  expect(got.messages).toHaveLength(1);
  expect(got.messages[0]?.content).toMatchObject({ text: expect.stringContaining("It is flat.") as string });
});

test("a missing value is told to the client by its name", async () => {
  await expect(client.getPrompt({ name: "device-support/next-step" })).rejects.toThrow(
    /needs a value for ticket/,
  );
});
