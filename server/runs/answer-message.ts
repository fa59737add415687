import { HumanMessage } from "@langchain/core/messages";
import { eventPart } from "#domain/event-part.ts";
import { appendRunStep } from "#backends/ledger/runs.ts";
import { supervisorGraph } from "#graphs/supervisor-graph.ts";
import type { AssistantDesk } from "#graphs/assistant-desk.ts";
import type { Models } from "#backends/models/models.ts";
import type { Platform } from "#tools/platform.ts";
import { earlierTurns } from "./earlier-turns.ts";
import type { RunRequest, RunWork } from "./execute-run.ts";
import { talkToModel } from "./talk-to-model.ts";

/** The assistant answers, unless the conversation talks straight to a model. */
export function answerWith(desk: AssistantDesk, models: Models): RunWork {
  const graph = supervisorGraph(desk);
  const { platform } = desk.plans;
  return {
    onBug: desk.onBug,
    async answer(request, record) {
      if (request.thread.model !== undefined) return talkToModel(platform.ledger.db, models, request, record);
      const stream = await graph.stream(
        { messages: [new HumanMessage(request.text)] },
        await runConfig(platform, request),
      );
      const steps: Record<string, unknown>[] = [];
      for await (const [mode, chunk] of stream as AsyncIterable<[string, unknown]>) {
        if (mode === "custom") record(eventPart.parse(chunk));
        else steps.push(...describeUpdate(chunk, platform.now()));
      }
      await platform.ledger.transaction(async (transaction) => {
        for (const step of steps) await appendRunStep(transaction, request.run.id, step);
      });
    },
  };
}

async function runConfig(platform: Platform, request: RunRequest) {
  return {
    configurable: {
      thread_id: request.run.id,
      lathe_caller: request.caller,
      lathe_thread: request.thread.id,
      lathe_run: request.run.id,
      lathe_earlier: await earlierTurns(platform.ledger.db, request.thread.id, request.run.message_id),
    },
    streamMode: ["custom", "updates"] as ("custom" | "updates")[],
    signal: request.signal,
    recursionLimit: 40,
  };
}

/** What each node changed, as the studio lists it and later turns read it; messages stand in the conversation already. */
function describeUpdate(chunk: unknown, now: Date): Record<string, unknown>[] {
  if (chunk === null || typeof chunk !== "object") return [];
  return Object.entries(chunk).map(([node, update]) => {
    const { messages: _messages, ...rest } = (update ?? {}) as Record<string, unknown>;
    return { node, at: now.toISOString(), update: rest };
  });
}
