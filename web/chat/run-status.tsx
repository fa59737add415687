"use client";

import { LoaderCircle, TriangleAlert } from "lucide-react";
import { useSpecialistTitle } from "#web/data-access/queries.ts";
import type { ThreadState } from "#web/data-access/thread-state.ts";
import { words } from "#web/messages/words.ts";
import { SentenceAnnouncer } from "./sentence-announcer.tsx";

type RunStatusProps = { state: ThreadState; isSending: boolean };

function textOfOpenMessage(state: ThreadState): string {
  const open = state.messages.find((message) => message.id === state.openMessageId);
  return (open?.parts ?? []).map((part) => (part.type === "text" ? part.text : "")).join("\n");
}

/** What the run is doing below its last words, and how it failed if it did. */
export function RunStatus({ state, isSending }: RunStatusProps) {
  const isRunning = state.activeRunId !== undefined || isSending;
  const text = textOfOpenMessage(state);
  const specialist = useSpecialistTitle(state.activity?.name ?? "");
  const label = state.activity === undefined ? words.chat.thinking : words.chat.working(specialist);
  return (
    <>
      <SentenceAnnouncer text={text} status={isRunning ? label : ""} />
      {isRunning && (
        <p aria-hidden className="mt-5 flex items-center gap-2 text-[13.5px] text-muted">
          <LoaderCircle className="turning size-3.5" />
          {label}
        </p>
      )}
      {state.failure !== undefined && (
        <div role="alert" className="mt-5 flex gap-2.5 rounded-card border border-bad/40 bg-bad/5 px-4 py-3">
          <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
          <div>
            <p className="font-medium">{words.chat.runFailed}</p>
            <p className="text-muted">{state.failure}</p>
          </div>
        </div>
      )}
    </>
  );
}
