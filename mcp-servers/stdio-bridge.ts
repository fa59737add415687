import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import type { Readable, Writable } from "node:stream";

export type StdioBridgeOptions = {
  /** Of the running platform: `http://127.0.0.1:8080/mcp`, or `/mcp/<server>`. */
  url: string;
  token: string;
  /** The client's side; this process's own when left out. */
  input?: Readable;
  output?: Writable;
};

/** Connects an MCP client on stdin and stdout to the running platform. Resolves when the client has gone. */
export async function bridgeStdio({ url, token, input, output }: StdioBridgeOptions): Promise<void> {
  const source = input ?? process.stdin;
  const client = new StdioServerTransport(source as Readable, output);
  const platform = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  }) as Transport;
  const ended = Promise.withResolvers<void>();
  client.onmessage = (message) => void forward(client, platform, message);
  platform.onmessage = (message) => void client.send(message);
  client.onclose = () => ended.resolve();
  source.once("end", () => ended.resolve());
  source.once("close", () => ended.resolve());
  await platform.start();
  await client.start();
  await ended.promise;
  await platform.close();
}

/** A request that the platform does not take is answered with why; the client would wait for ever otherwise. */
async function forward(client: Transport, platform: Transport, message: JSONRPCMessage): Promise<void> {
  try {
    await platform.send(message);
  } catch (error) {
    if (!("id" in message) || !("method" in message)) return;
    await client.send({
      jsonrpc: "2.0",
      id: message.id,
      error: { code: -32_000, message: `Lathe does not answer: ${reasonOf(error)}` },
    });
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/fetch failed|ECONNREFUSED/.test(text)) return "it is not running. Start it with npm start.";
  if (/\b401\b|Unauthorized/i.test(text))
    return "the token is not valid. Make another with lathe token create.";
  return text;
}
