import type { Logger } from "pino";
import type { Service } from "#domain/service.ts";
import type { Caller } from "#domain/role.ts";
import type { ToolCallRecorder } from "#backends/ledger/usage/tool-call-recorder.ts";
import type { AssistantDesk } from "#graphs/assistant-desk.ts";
import type { Understand } from "#graphs/understanding/understanding.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import type { Platform } from "#tools/platform.ts";
import type { Metrics } from "./metrics.ts";
import type { Settings } from "./settings.ts";

export type PostedMessage = { thread_id: string; text: string; caller: Caller; queue: boolean };

/** Runs of conversations: each answers one message in a short burst. */
export type Runs = {
  /** Durable before it returns. Throws `conflict` with `detail.run_id` while another run of the thread is going. */
  post(message: PostedMessage): Promise<{ run_id: string; message_id: string }>;
  stop(runId: string): Promise<void>;
};

/** What every route works with; put together once, in `main.ts`. */
export type ServerContext = {
  settings: Settings;
  platform: Platform;
  desk: PlanDesk;
  assistant: AssistantDesk;
  /** Our own understanding, whichever mind answers the chat: `POST /api/plans` uses it. */
  understand: Understand;
  runs: Runs;
  metrics: Metrics;
  /** Keeps every tool call as usage. */
  toolCalls: ToolCallRecorder;
  log: Logger;
  /** The folder of the built web app. */
  webFolder: string;
  version: string;
  services(): Promise<Service[]>;
  /** Logs a bug with its trace id, and returns that id. */
  onBug(error: unknown): string;
};
