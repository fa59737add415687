import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Logger } from "pino";
import { z } from "zod";
import { specialists } from "#agents/specialists.ts";
import type { AssistantDesk } from "#graphs/assistant-desk.ts";
import { specialistGraph } from "#graphs/specialist-graph.ts";
import { supervisorGraph } from "#graphs/supervisor-graph.ts";
import { forgetWhenLarge } from "./forget-when-large.ts";
import { reconcileRuns } from "./reconcile-runs.ts";
import { handOver } from "./studio-handover.ts";
import { tameApiProcess } from "./tame-api-process.ts";

/** The LangGraph API in this process, on a loopback port that answers to `key` alone. */
export type EmbeddedApi = { origin: string; key: string; close(): Promise<void> };

const root = join(import.meta.dirname, "..", "..");
const manifest = z.object({ graphs: z.record(z.string(), z.string()) });
/** Runs at once; each looks for work about twice a second, so more would cost without need. */
const workers = 4;

/** Starts it: seconds, and some hundred megabytes. `folder` keeps its threads, which are a convenience and no record. */
export async function startEmbeddedApi(
  desk: AssistantDesk,
  folder: string,
  log: Logger,
): Promise<EmbeddedApi> {
  const files = join(folder, ".langgraph_api");
  if (await forgetWhenLarge(files)) log.info("forgot the studio's threads: their file had grown too large");
  await mkdir(files, { recursive: true, mode: 0o700 });
  const ended = await reconcileRuns(join(files, ".langgraphjs_ops.json"));
  if (ended > 0) log.info({ ended }, "ended studio runs that the last process left");
  const key = randomBytes(32).toString("base64url");
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(await tameApiProcess(log, folder));
  handOver({ key, graph: (name) => graphNamed(desk, name) });
  cleanup.defer(() => handOver(undefined));
  const { startServer } = await import("@langchain/langgraph-api/server");
  const { host, cleanup: stop } = await startServer({
    port: 0,
    host: "127.0.0.1",
    nWorkers: workers,
    cwd: folder,
    graphs: await graphPaths(),
    auth: { path: `${join(root, "server/studio/studio-auth.ts")}:studioAuth`, disable_studio_auth: true },
    http: { ...openParts, cors: { allow_origins: [] } },
  });
  cleanup.defer(stop);
  const owned = cleanup.move();
  return { origin: `http://${host}`, key, close: () => owned.disposeAsync() };
}

const openParts = {
  disable_store: true,
  disable_assistants: false,
  disable_threads: false,
  disable_runs: false,
  disable_meta: false,
};

/** `langgraph.json` is the one list; the API runs in another folder, so its paths are made absolute. */
async function graphPaths(): Promise<Record<string, string>> {
  const { graphs } = manifest.parse(JSON.parse(await readFile(join(root, "langgraph.json"), "utf8")));
  return Object.fromEntries(Object.entries(graphs).map(([name, path]) => [name, resolve(root, path)]));
}

function graphNamed(desk: AssistantDesk, name: string): object {
  const specialist = specialists.find((item) => item.name === name);
  return specialist === undefined ? supervisorGraph(desk) : specialistGraph(desk, specialist);
}
