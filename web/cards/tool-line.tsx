"use client";

import { ChevronRight, LoaderCircle, TriangleAlert } from "lucide-react";
import { memo, useId, useState } from "react";
import type { Summary } from "#domain/card.ts";
import type { ToolPart } from "#domain/thread.ts";
import { Prose } from "#web/chat/prose.tsx";
import { classNames } from "#web/controls/class-names.ts";
import { useSpecialistTitle, useTools } from "#web/data-access/queries.ts";
import { words } from "#web/messages/words.ts";
import { ResultCard } from "./result-card.tsx";

function ToolIcon({ call }: { call: ToolPart }) {
  if (call.error !== undefined) return <TriangleAlert className="size-3.5 shrink-0 text-bad" aria-hidden />;
  if (call.summary === undefined) return <LoaderCircle className="turning size-3.5 shrink-0" aria-hidden />;
  return (
    <ChevronRight
      className="size-3.5 shrink-0 transition-transform duration-100 group-aria-expanded:rotate-90"
      aria-hidden
    />
  );
}

type ToolLineProps = {
  call: ToolPart;
  /** The answer itself says what the summary says: it is not said twice. */
  isSaid: boolean;
};

/** A cited card is the answer itself, sentence by sentence: no words before it say the same without their passages. */
const isAnsweredBy = ({ card }: Summary) => card?.kind === "cited" && card.sentences.length > 0;

/** A tool call as one line; what was asked opens below it, and its card stands after it. */
export const ToolLine = memo(function ToolLine({ call, isSaid }: ToolLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const title =
    useTools().data?.find((tool) => tool.name === call.tool)?.title ?? call.tool.replaceAll("_", " ");
  const specialist = useSpecialistTitle(call.specialist);
  const text = call.error === undefined ? title : words.tool.failed(title);
  return (
    <div className="space-y-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="group -ml-1.5 flex min-h-7 max-w-full items-center gap-2 rounded-[6px] px-1.5 text-left text-[13.5px] text-muted hover:text-ink"
      >
        <ToolIcon call={call} />
        <span className={classNames("truncate", call.error !== undefined && "text-bad")}>{text}</span>
        {call.specialist !== "" && <span className="shrink-0">{words.tool.specialist(specialist)}</span>}
      </button>
      {isOpen && (
        <pre
          id={id}
          tabIndex={0}
          aria-label={words.tool.input}
          className="overflow-x-auto rounded-[7px] border bg-surface px-3 py-2 font-mono text-[12.5px]"
        >
          {`${call.tool} ${JSON.stringify(call.input, undefined, 2)}`}
        </pre>
      )}
      {call.error !== undefined && (
        <p className="text-[15px]">
          {call.error.message} <span className="block text-muted">{call.error.hint}</span>
        </p>
      )}
      {call.summary !== undefined && call.summary.text !== "" && !isSaid && !isAnsweredBy(call.summary) && (
        <Prose text={call.summary.text} />
      )}
      {call.summary?.card !== undefined && <ResultCard card={call.summary.card} />}
    </div>
  );
});
