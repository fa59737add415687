import type { BaseCheckpointSaver } from "@langchain/langgraph";
import type { ServerCall } from "#mcp-servers/execute-through-mcp.ts";
import type { PlanDesk } from "#plans/plan-desk.ts";
import type { KnownEntities } from "./understanding/understanding.ts";
import type { Mind } from "./minds/mind.ts";

/** What the graphs work with; put together by `server/`. */
export type AssistantDesk = {
  plans: PlanDesk;
  mind: Mind;
  /** Names that exist now. */
  entities(): Promise<KnownEntities>;
  checkpointer?: BaseCheckpointSaver | undefined;
  onBug(error: unknown): string;
  onToolCall?(call: ServerCall): void;
};
