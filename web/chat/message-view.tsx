"use client";

import { memo } from "react";
import type { Message, MessagePart } from "#domain/thread.ts";
import { ApprovalCard } from "#web/cards/approval-card.tsx";
import { InterruptedCard } from "#web/cards/interrupted-card.tsx";
import { JobCard } from "#web/cards/job-card.tsx";
import { PlanCard } from "#web/cards/plan-card.tsx";
import { QuestionCard } from "#web/cards/question-card.tsx";
import { RefusalCard } from "#web/cards/refusal-card.tsx";
import { ReportCard } from "#web/cards/report-card.tsx";
import { ToolLine } from "#web/cards/tool-line.tsx";
import { words } from "#web/messages/words.ts";
import { Prose } from "./prose.tsx";
import { readSentMessage } from "./sent-message.ts";
import { SentBubble } from "./sent-bubble.tsx";
import { withoutEchoes } from "./without-echoes.ts";

const PartView = memo(function PartView({ part, isSaid }: { part: MessagePart; isSaid: boolean }) {
  switch (part.type) {
    case "text":
      return part.text === "" ? null : <Prose text={part.text} />;
    case "tool":
      return <ToolLine call={part.data} isSaid={isSaid} />;
    case "data-plan":
      return <PlanCard plan={part.data} />;
    case "data-approval":
      return <ApprovalCard approval={part.data} />;
    case "data-job":
      return <JobCard job={part.data} />;
    case "data-report":
      return <ReportCard report={part.data} />;
    case "data-question":
      return <QuestionCard question={part.data} />;
    case "data-refusal":
      return <RefusalCard refusal={part.data} />;
    case "data-interrupted":
      return <InterruptedCard done={part.data.done} />;
  }
});

const keyOf = (part: MessagePart, index: number) =>
  part.type === "tool" ? part.data.tool_call_id : "id" in part ? `${part.type}-${part.id}` : String(index);

/** Whether a text of the message holds the words of a tool's summary. */
const isSaidIn = (message: Message, part: MessagePart) => {
  const summary = part.type === "tool" ? part.data.summary?.text : undefined;
  return (
    summary !== undefined &&
    message.parts.some((other) => other.type === "text" && other.text.includes(summary))
  );
};

function UserMessage({ message }: { message: Message }) {
  const text = message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
  return (
    <SentBubble
      message={readSentMessage(text)}
      hrefOf={(id) => `/chat?thread=${message.thread_id}&panel=upload:${id}`}
    >
      <span className="sr-only">{words.chat.you}: </span>
    </SentBubble>
  );
}

/** One message: a person's words, or an answer with its cards. */
export const MessageView = memo(function MessageView({ message }: { message: Message }) {
  if (message.role === "user") return <UserMessage message={message} />;
  return (
    <div className="space-y-3">
      <span className="sr-only">{message.model ?? words.chat.assistant}: </span>
      {withoutEchoes(message.parts).map((part, index) => (
        <PartView key={keyOf(part, index)} part={part} isSaid={isSaidIn(message, part)} />
      ))}
    </div>
  );
});
