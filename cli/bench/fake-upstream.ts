import { createServer } from "node:http";

export type FakeUpstream = AsyncDisposable & { url: string };

const answer = JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 0,
  model: "echo",
  choices: [{ index: 0, message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});
const chunks = ["ok", undefined].map((content) =>
  JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 0,
    model: "echo",
    choices: [
      {
        index: 0,
        delta: content === undefined ? {} : { content },
        finish_reason: content === undefined ? "stop" : null,
      },
    ],
  }),
);

/** A model server with no model and no delay: what remains of a request through the platform is the platform. */
export async function startFakeUpstream(): Promise<FakeUpstream> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (text: Buffer) => (body += text.toString()));
    request.on("end", () => {
      if (request.url === "/v1/models")
        return response.end(JSON.stringify({ object: "list", data: [{ id: "echo", object: "model" }] }));
      if (!body.includes('"stream":true'))
        return response.setHeader("content-type", "application/json").end(answer);
      response.setHeader("content-type", "text/event-stream");
      for (const chunk of chunks) response.write(`data: ${chunk}\n\n`);
      return response.end("data: [DONE]\n\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
