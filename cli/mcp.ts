import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { bridgeStdio } from "#mcp-servers/stdio-bridge.ts";
import type { HttpClient } from "./http-client.ts";

/** Serves MCP on this process's stdio, with a service token of its own, made at the first use. */
export async function serveMcp(
  client: HttpClient,
  environment: Readonly<Record<string, string | undefined>>,
  server: string | undefined,
): Promise<void> {
  const file = join(resolve(environment["LATHE_HOME"] ?? "./.lathe"), "mcp-token");
  const token = existsSync(file) ? (await readFile(file, "utf8")).trim() : await makeToken(client, file);
  await bridgeStdio({
    url: `${client.connection.url}/mcp${server === undefined ? "" : `/${server}`}`,
    token,
  });
}

async function makeToken(client: HttpClient, file: string): Promise<string> {
  const { text } = await client.send(z.object({ text: z.string() }), "POST", "/api/tokens", {
    name: "lathe mcp",
    role: "architect",
    kind: "service",
  });
  await writeFile(file, `${text}\n`, { mode: 0o600 });
  return text;
}
