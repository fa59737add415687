import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export type EmbeddingHost = AsyncDisposable & {
  baseUrl: string;
  /** How many texts were sent for encoding. */
  asked(): number;
};

/** A host that speaks OpenAI's `/embeddings`, for tests: every text is (3, 4, 0), not yet of unit length. */
export async function startEmbeddingHost(): Promise<EmbeddingHost> {
  let asked = 0;
  const server = createServer(async (request, response) => {
    const body = (await new Response(request as unknown as ReadableStream).text()) || "{}";
    const { input = [] } = JSON.parse(body) as { input?: string[] };
    asked += input.length;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(
        request.url?.endsWith("/models")
          ? { data: [{ id: "tiny-embedder" }] }
          : { data: input.map((_, index) => ({ index, embedding: [3, 4, 0] })) },
      ),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
