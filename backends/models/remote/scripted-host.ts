import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** For tests: a host that speaks the OpenAI format over real sockets and follows a script. */
export type ScriptedHost = {
  url: string;
  requests: { path: string; authorization: string | undefined; body: Record<string, unknown> }[];
  close(): Promise<void>;
};

export type Script = {
  models: string[];
  /** The pieces of the answer to a request. */
  answer(body: Record<string, unknown>): string[];
  /** Taken instead of an answer, for failures. */
  respond?(request: IncomingMessage, response: ServerResponse): void;
  /** Milliseconds between pieces. */
  pause?: number;
};

export async function startScriptedHost(script: Script): Promise<ScriptedHost> {
  const requests: ScriptedHost["requests"] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      requests.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
      if (script.respond) return script.respond(request, response);
      if (request.url === "/v1/models")
        return sendJson(response, 200, { data: script.models.map((id) => ({ id, object: "model" })) });
      if (request.url === "/v1/embeddings") return sendJson(response, 200, embeddings(body));
      if (!script.models.includes(String(body["model"])))
        return sendJson(response, 404, { error: { message: `model ${String(body["model"])} not found` } });
      return streamAnswer(
        response,
        script.answer(body),
        Number(body["max_tokens"] ?? 100),
        script.pause ?? 0,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function embeddings(body: Record<string, unknown>): unknown {
  const texts = body["input"] as string[];
  return { data: texts.map((text, index) => ({ index, embedding: [text.length, 4] })).toReversed() };
}

async function streamAnswer(
  response: ServerResponse,
  pieces: string[],
  limit: number,
  pause: number,
): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const shown = pieces.slice(0, limit);
  for (const content of shown) {
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  const reason = shown.length < pieces.length ? "length" : "stop";
  response.write(
    `: a comment\n\ndata: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: reason }] })}\n\n`,
  );
  response.write(
    `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 9, completion_tokens: shown.length } })}\n\n`,
  );
  response.end("data: [DONE]\n\n");
}
