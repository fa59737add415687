import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { Failure } from "#domain/failure.ts";
import { startJobWorker } from "#backends/jobs/job-worker.ts";
import type { JobDefinition } from "#backends/jobs/job-definition.ts";
import { createEnterCode } from "#backends/ledger/sessions.ts";
import { recordToolCalls } from "#backends/ledger/usage/tool-call-recorder.ts";
import type { AssistantDesk } from "#graphs/assistant-desk.ts";
import { executeThroughMcp, type ServerCall } from "#mcp-servers/execute-through-mcp.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import { allTools, jobDefinitions, serverOf } from "#tools/catalogue.ts";
import type { Platform } from "#tools/platform.ts";
import { assistantMind } from "./assistant-mind.ts";
import { buildHttpApp } from "./http/build-http-app.ts";
import { buildMetrics, type Metrics } from "./metrics.ts";
import { observeCall } from "./observe-call.ts";
import { enqueueAdvance, startPlanRelay } from "./plans/start-plan-relay.ts";
import { firstAdmin, prepareHome } from "./platform/first-start.ts";
import { listServices } from "./platform/list-services.ts";
import { openPlatform, type Prepared } from "./platform/open-platform.ts";
import { watchLedger } from "./platform/watch-ledger.ts";
import { answerWith } from "./runs/answer-message.ts";
import { knownEntities } from "./runs/known-entities.ts";
import { recoverRuns } from "./runs/recover-runs.ts";
import { startRuns } from "./runs/start-runs.ts";
import { serve } from "./serve.ts";
import type { ServerContext } from "./server-context.ts";
import type { Settings } from "./settings.ts";
import { startStudio } from "./studio/start-studio.ts";

export type StartedPlatform = AsyncDisposable & {
  context: ServerContext;
  /** The address to open, good for one use. */
  enterAddress(): Promise<string>;
  /** What does not run, and why, in words for the person who started it. */
  notes: string[];
};

export type StartOptions = {
  settings: Settings;
  prepared: Prepared;
  log: Logger;
  /** The ledger has stopped for good: only a new process gets it back. */
  onLost(failure: Failure): void;
  now?: () => Date;
};

/** Opens everything and listens. What is opened is closed in reverse order. */
export async function startPlatform({
  settings,
  prepared,
  log,
  onLost,
  now = () => new Date(),
}: StartOptions): Promise<StartedPlatform> {
  await using cleanup = new AsyncDisposableStack();
  const metrics = buildMetrics();
  const onBug = bugReporter(log);
  const onRosterAnswer = (slot: string, seconds: number) => metrics.rosterDuration.observe({ slot }, seconds);
  const platform = cleanup.use(await openPlatform(settings, prepared, now, { onBug, onRosterAnswer }));
  await prepareHome(platform, settings.adminToken);
  const watch = cleanup.adopt(watchLedger(platform.ledger, onLost), (opened) => opened.close());
  const desk: PlanDesk = {
    platform,
    tools: allTools,
    specialistOf: (tool) => serverOf(tool).specialist,
    solo: settings.solo,
  };
  const { understand } = prepared;
  const { ledger } = platform;
  const toolCalls = cleanup.adopt(recordToolCalls({ ledger, now, onBug }), (opened) => opened.close());
  const observeFrom = (via: "chat" | "plan") => (call: ServerCall) =>
    observeCall({ metrics, toolCalls }, via, call);
  const assistant: AssistantDesk = {
    plans: desk,
    mind: assistantMind(settings, understand),
    entities: () => knownEntities(platform),
    onBug,
    onToolCall: observeFrom("chat"),
  };
  await recoverRuns(platform);
  const runs = cleanup.adopt(startRuns(platform, answerWith(assistant, platform.models)), (started) =>
    started.close(),
  );
  const execute = executeThroughMcp(platform, onBug, observeFrom("plan"));
  cleanup.adopt(await startPlanRelay(desk, execute, onBug), (relay) => relay.close());
  cleanup.use(await startJobs(platform, metrics, onBug));
  await runs.resume();
  const context: ServerContext = {
    settings,
    platform,
    desk,
    assistant,
    understand,
    runs,
    metrics,
    toolCalls,
    log,
    webFolder: join(prepared.root, "web", "out"),
    version: await versionOf(prepared.root),
    services: async () => [
      ...(await listServices(settings, watch.failure())),
      ...(await platform.services()),
    ],
    onBug,
  };
  const app = buildHttpApp(context);
  cleanup.adopt(
    await serve(app.fetch, { host: settings.host, port: settings.port, setting: "LATHE_PORT" }),
    (listener) => listener.close(),
  );
  const notes = await startStudioOrSay(context, cleanup);
  const owned = cleanup.move();
  return {
    context,
    notes,
    enterAddress: () => enterAddress(platform, settings),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The studio is a second door: without its port the platform works all the same. */
async function startStudioOrSay(context: ServerContext, cleanup: AsyncDisposableStack): Promise<string[]> {
  try {
    cleanup.adopt(await startStudio(context), (studio) => studio.close());
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [`The studio is not running: ${error.message}. ${error.hint ?? ""}`.trim()];
  }
}

function startJobs(platform: Platform, metrics: Metrics, onBug: (error: unknown) => string) {
  return startJobWorker<Platform>({
    ledger: platform.ledger,
    platform,
    definitions: jobDefinitions as unknown as JobDefinition<Platform>[],
    folder: join(platform.home, "jobs"),
    now: platform.now,
    concurrency: 1,
    onEnded: (transaction, job) => {
      const { kind, state, started_at } = job;
      const at = platform.now();
      if (started_at !== undefined)
        metrics.jobDuration.observe({ kind, state }, (at.getTime() - Date.parse(started_at)) / 1000);
      return enqueueAdvance(transaction, job, at.toISOString());
    },
    logError: (error) => void onBug(error),
  });
}

function bugReporter(log: Logger): (error: unknown) => string {
  return (error) => {
    const trace = randomBytes(8).toString("hex");
    log.error({ trace, err: error }, "a bug");
    return trace;
  };
}

async function enterAddress(platform: Platform, settings: Settings): Promise<string> {
  const at = platform.now();
  const code = await platform.ledger.transaction((transaction) =>
    createEnterCode(transaction, {
      user_id: firstAdmin,
      at: at.toISOString(),
      expires_at: new Date(at.getTime() + 24 * 3_600_000).toISOString(),
    }),
  );
  return `http://${settings.host}:${settings.port}/enter?code=${code}`;
}

async function versionOf(root: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
