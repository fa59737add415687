import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { CallToolResult, Tool as ListedTool } from "@modelcontextprotocol/sdk/types.js";
import { card, type Summary } from "#domain/card.ts";
import { buildMcpServer, type McpServerOptions } from "./build-mcp-server.ts";
import { fromCallResult } from "./call-result.ts";

export type ToolSession = AsyncDisposable & {
  list(): Promise<ListedTool[]>;
  /** Throws the `Failure` the tool answered with. */
  call(
    name: string,
    args: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<{ result: Record<string, unknown>; summary: Summary }>;
};

const oneHour = 3_600_000;

/** A client and a server for one caller, connected inside this process. */
export async function connectInProcess(options: McpServerOptions): Promise<ToolSession> {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  const server = buildMcpServer(options);
  const client = new Client({ name: "lathe", version: "0.1.0" });
  await server.connect(serverSide);
  await client.connect(clientSide);
  return {
    async list() {
      return (await client.listTools()).tools;
    },
    async call(name, args, signal) {
      const answer = (await client.callTool({ name, arguments: args }, undefined, {
        signal,
        timeout: oneHour,
      })) as CallToolResult;
      const result = fromCallResult(answer);
      const shown = card.safeParse(answer._meta?.["lathe/card"]);
      const text = answer.content.map((item) => (item.type === "text" ? item.text : "")).join("\n");
      return { result, summary: { text, ...(shown.success ? { card: shown.data } : {}) } };
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.close();
    },
  };
}
