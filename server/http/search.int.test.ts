import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

type Body = { items: Record<string, unknown>[] };

async function ask(path: string): Promise<{ status: number; body: Body }> {
  const response = await server.call(path);
  return { status: response.status, body: (await response.json()) as Body };
}

test("a pipeline that is not installed is listed with how to get it, refused alone, and told of beside others", async () => {
  const missing = {
    code: "unavailable",
    message: "LlamaIndex is not installed here",
    hint: expect.stringContaining("LATHE_SERVICES=llamaindex:managed") as string,
  };
  const { body: listed } = await ask("/api/pipelines");
  expect(listed.items.find(({ name }) => name === "llamaindex")).toMatchObject({ unavailable: missing });
  expect(listed.items.find(({ name }) => name === "hybrid")).not.toHaveProperty("unavailable");
  const alone = await ask("/api/search?query=battery&pipelines=llamaindex");
  expect(alone).toMatchObject({ status: 503, body: { error: missing } });
  const { body: beside } = await ask("/api/search?query=battery&pipelines=vector,llamaindex");
  expect(beside.items).toMatchObject([
    { pipeline: "vector" },
    { pipeline: "llamaindex", passages: [], failure: missing },
  ]);
  expect(beside.items[0]).not.toHaveProperty("failure");
});
