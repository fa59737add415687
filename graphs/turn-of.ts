import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { caller as callerSchema, type Caller } from "#domain/role.ts";
import { Failure } from "#domain/failure.ts";
import type { AssistantDesk } from "./assistant-desk.ts";
import type { ConversationState } from "./conversation-state.ts";
import type { Turn } from "./minds/mind.ts";
import type { EarlierTurn } from "./understanding/understanding.ts";

/** The caller that the server put beside the run; a run without one may do nothing. */
export function callerOf(config: LangGraphRunnableConfig): Caller {
  const parsed = callerSchema.safeParse(config.configurable?.["lathe_caller"]);
  if (parsed.success) return parsed.data;
  throw new Failure("not-authenticated", "This run has no caller", {
    hint: "Start runs through the platform, with a token.",
  });
}

/** The conversation of ours that the run belongs to; undefined for a run started in the studio. */
export function threadOf(config: LangGraphRunnableConfig): string | undefined {
  const id: unknown = config.configurable?.["lathe_thread"];
  return typeof id === "string" ? id : undefined;
}

/** Names the run: ours, or that of the studio. */
export function runOf(config: LangGraphRunnableConfig): string {
  return String(
    config.configurable?.["lathe_run"] ?? config.runId ?? config.configurable?.["thread_id"] ?? "unnamed",
  );
}

/** What a mind is given of the state: the last request, what came before, and what exists now. */
export async function turnOf(
  desk: AssistantDesk,
  state: ConversationState,
  config: LangGraphRunnableConfig,
): Promise<Turn> {
  const requests = state.messages
    .filter((message) => message.getType() === "human")
    .map((message) => message.text);
  const given = config.configurable?.["lathe_earlier"] as EarlierTurn[] | undefined;
  return {
    text: requests.at(-1) ?? "",
    earlier: given ?? requests.slice(0, -1).map((text) => ({ text })),
    entities: await desk.entities(),
    understanding: state.understanding,
    handOffs: state.hand_offs,
    drafts: state.drafts,
    signal: config.signal ?? new AbortController().signal,
  };
}
