import { serve, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { Caller, Role } from "#domain/role.ts";
import { openLedger } from "#backends/ledger/open-ledger.ts";
import { seedSlots } from "#backends/ledger/roster.ts";
import { createToken } from "#backends/ledger/tokens.ts";
import { recordToolCalls } from "#backends/ledger/usage/tool-call-recorder.ts";
import { createUser } from "#backends/ledger/users.ts";
import { openModels } from "#backends/models/open-models.ts";
import { openAnswers } from "#retrieval/answer/open-answers.ts";
import { embeddedMind } from "#graphs/minds/embedded-mind.ts";
import type { Understand } from "#graphs/understanding/understanding.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import { buildMetrics } from "#server/metrics.ts";
import { defaultProfiles } from "#server/platform/default-profiles.ts";
import { rosterProvider } from "#server/platform/roster-provider.ts";
import { knownEntities } from "#server/runs/known-entities.ts";
import type { RunWork } from "#server/runs/execute-run.ts";
import { startRuns } from "#server/runs/start-runs.ts";
import type { ServerContext } from "#server/server-context.ts";
import { readSettings } from "#server/settings.ts";
import { allTools, serverOf } from "#tools/catalogue.ts";
import { openEmbeddedStores } from "#tests/embedded-stores.ts";
import type { Platform } from "#tools/platform.ts";
import { buildHttpApp } from "./build-http-app.ts";
import type { HttpEnv } from "./http-env.ts";
import { scriptedProvider, type ScriptedProvider } from "./scripted-provider.ts";

export type TestServer = AsyncDisposable & {
  context: ServerContext;
  app: Hono<HttpEnv>;
  /** What was reported as a bug. */
  bugs: unknown[];
  provider: ScriptedProvider;
  /** A new person or service with a token, ready for an Authorization header. */
  addCaller(role: Role, kind?: Caller["kind"], userId?: string): Promise<{ token: string; user_id: string }>;
  /** As `fetch` of a path, with a person's admin token unless another is given. */
  call(path: string, options?: CallOptions): Promise<Response>;
  /** Serves on a real socket; returns its address. */
  listen(): Promise<string>;
};

export type CallOptions = {
  method?: string;
  body?: unknown;
  token?: string | null;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

type Scripts = { understand?: Understand; answer?: RunWork["answer"]; webFolder?: string; solo?: boolean };

/** The real app over an embedded ledger, with real runs, plans and tools; models answer from a script. */
export async function openTestServer(scripts: Scripts = {}): Promise<TestServer> {
  const provider = scriptedProvider();
  const bugs: unknown[] = [];
  const platform = await openTestPlatform(provider);
  const context = buildContext(platform, scripts, bugs);
  const app = buildHttpApp(context);
  let count = 0;
  let server: ServerType | undefined;
  const addCaller: TestServer["addCaller"] = async (role, kind = "person", userId) => {
    count += 1;
    const at = platform.now().toISOString();
    const user_id =
      userId ??
      (await createUser(platform.ledger.db, { id: `person-${count}`, name: `Person ${count}`, role, at })).id;
    const { text } = await createToken(platform.ledger.db, {
      id: `key-${count}`,
      user_id,
      name: "test",
      kind,
      role,
      at,
    });
    return { token: text, user_id };
  };
  const admin = await addCaller("admin");
  return {
    context,
    app,
    bugs,
    provider,
    addCaller,
    async call(path, options = {}) {
      return app.request(`http://127.0.0.1:8080${path}`, requestOf(options, admin.token));
    },
    async listen() {
      server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
      await once(server, "listening");
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    async [Symbol.asyncDispose]() {
      if (server !== undefined && "closeAllConnections" in server) server.closeAllConnections();
      server?.close();
      await context.toolCalls.close();
      await platform.models.close();
      await platform.warehouse.close();
      await platform.ledger.close();
      await rm(platform.home, { recursive: true, force: true });
    },
  };
}

function requestOf({ method, body, token, headers, signal }: CallOptions, adminToken: string): RequestInit {
  const bearer = token === undefined ? adminToken : token;
  return {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function openTestPlatform(provider: ScriptedProvider): Promise<Platform> {
  const ledger = await openLedger({});
  const models = openModels({ providers: [provider] });
  models.register(rosterProvider(ledger, models, () => undefined));
  await ledger.transaction((transaction) => seedSlots(transaction, defaultProfiles));
  const home = await mkdtemp(join(tmpdir(), "lathe-server-"));
  const stores = await openEmbeddedStores(ledger, home);
  let ids = 0;
  return {
    ledger,
    models,
    ...stores,
    answers: openAnswers({ parts: stores.retrieval.parts, models, assistantModel: "embedded" }),
    training: { name: "none", run: async () => Promise.reject(new Error("no training runs here")) },
    modelFile: async () => Promise.reject(new Error("no model files here")),
    machine: { cores: 2, memory_mb: 4096, platform: "test" },
    versions: {},
    home,
    now: () => new Date(),
    newId: (prefix) => `${prefix}-${(ids += 1)}`,
  };
}

function buildContext(platform: Platform, scripts: Scripts, bugs: unknown[]): ServerContext {
  const log = pino({ level: "silent" });
  const onBug = (error: unknown) => `trace-bug-${bugs.push(error)}`;
  const desk: PlanDesk = {
    platform,
    tools: allTools,
    specialistOf: (tool) => serverOf(tool).specialist,
    solo: scripts.solo ?? false,
  };
  const understand =
    scripts.understand ?? (async () => Promise.reject(new Error("nothing is understood here")));
  return {
    settings: readSettings({}),
    platform,
    desk,
    assistant: {
      plans: desk,
      mind: embeddedMind(understand),
      entities: () => knownEntities(platform),
      onBug,
    },
    understand,
    runs: startRuns(platform, { answer: scripts.answer ?? (async () => undefined), onBug }),
    metrics: buildMetrics(),
    toolCalls: recordToolCalls({ ledger: platform.ledger, now: platform.now, onBug }),
    log,
    webFolder: scripts.webFolder ?? "/nowhere/web",
    version: "0.1.0",
    services: async () => [
      { name: "ledger", mode: "embedded", state: "up", detail: "PGlite in this process" },
    ],
    onBug,
  };
}
