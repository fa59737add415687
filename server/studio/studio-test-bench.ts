import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@langchain/langgraph-sdk";
import type { Role } from "#domain/role.ts";
import type { Understand, Understanding } from "#graphs/understanding/understanding.ts";
import { openTestServer, type TestServer } from "#server/http/test-server.ts";
import { answerWith } from "#server/runs/answer-message.ts";
import type { RunWork } from "#server/runs/execute-run.ts";
import { startStudio } from "./start-studio.ts";

export type StudioBench = AsyncDisposable & {
  server: TestServer;
  address: string;
  folder: string;
  /** The LangGraph SDK with a new person's token. */
  client(role: Role): Promise<{ client: Client; token: string; user_id: string }>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
};

export const hostedStudio = "https://studio.example";

/** The real studio on a port of its own, over a platform in memory; a script understands two kinds of requests. */
export async function openStudioBench(): Promise<StudioBench> {
  const home = await mkdtemp(join(tmpdir(), "lathe-studio-"));
  const assistant: { work?: RunWork } = {};
  const server = await openTestServer({
    understand,
    answer: async (request, record) => assistant.work?.answer(request, record),
  });
  assistant.work = answerWith(server.context.assistant, server.context.platform.models);
  const settings = {
    ...server.context.settings,
    home,
    studioPort: await freePort(),
    studioOrigins: [hostedStudio],
  };
  const studio = await startStudio({ ...server.context, settings });
  return {
    server,
    address: studio.address,
    folder: join(home, "studio"),
    async client(role) {
      const { token, user_id } = await server.addCaller(role);
      return {
        client: new Client({ apiUrl: studio.address.replace(/\/$/, ""), apiKey: token }),
        token,
        user_id,
      };
    },
    get: (path, headers = {}) => fetch(new URL(path, studio.address), { headers }),
    async [Symbol.asyncDispose]() {
      await studio.close();
      await server[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export const understand: Understand = async (text) => {
  if (text === "what is in production?") return reading("list_roster", "What each slot holds");
  if (text.startsWith("generate"))
    return {
      ...reading("generate_enterprise_data", "Generate devices"),
      kind: "act",
      steps: [
        {
          id: "step-1",
          tool: "generate_enterprise_data",
          args: { dataset: "devices", seed: text.length, count: 5 },
        },
      ],
    };
  throw new Error("a bug in the understanding");
};

function reading(tool: string, understood: string): Understanding {
  const steps = [{ id: "step-1", tool, args: {} }];
  return { kind: "ask", steps, questions: [], understood, confidence: 0.9, assumed: {} };
}
