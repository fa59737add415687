import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { EventPart } from "#domain/event-part.ts";

/** Sends a part to whoever follows the run: our event log, or a LangGraph client in the custom stream mode. */
export function emit(config: LangGraphRunnableConfig, part: EventPart): void {
  config.writer?.(part);
}
