import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { buildMcpServer, type McpServerOptions } from "./build-mcp-server.ts";

/**
 * Answers one MCP message over streamable HTTP, without a session: the server is built for its caller and forgotten
 * afterwards, so a restart loses nothing and a revoked token ends at once. `body` is the message, parsed.
 */
export async function answerMcp(
  request: Request,
  body: unknown,
  options: McpServerOptions,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = buildMcpServer(options);
  // The SDK's own declaration is looser than the interface it stands for under exact optional types.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  const close = () => void server.close();
  request.signal.addEventListener("abort", close, { once: true });
  try {
    return await transport.handleRequest(request, { parsedBody: body });
  } finally {
    request.signal.removeEventListener("abort", close);
    await server.close();
  }
}
