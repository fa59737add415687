"use client";

import { ChevronRight } from "lucide-react";
import type { ItemResult } from "#domain/evaluation.ts";
import { classNames } from "#web/controls/class-names.ts";
import { words } from "#web/messages/words.ts";
import type { ItemPair } from "./pair-items.ts";

type ItemRowProps = { pair: ItemPair; isOpen: boolean; onToggle: () => void };

const scoreText = (score: number) => (score === 1 ? "1" : score === 0 ? "0" : score.toFixed(2));

function Score({ item, label }: { item: ItemResult; label: string }) {
  return (
    <span className="w-16 shrink-0 text-right">
      <span className="sr-only">{label} </span>
      <span
        className={classNames(
          "tabular-nums",
          item.score === 1 ? "text-good" : item.score === 0 ? "text-bad" : "text-wait",
        )}
      >
        {scoreText(item.score)}
      </span>
    </span>
  );
}

function Answer({ label, item }: { label: string; item: ItemResult }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 flex justify-between gap-2 text-[12.5px] text-muted tabular-nums">
        <span>{label}</span>
        <span>{`${words.report.score} ${scoreText(item.score)} · ${item.seconds.toFixed(2)} s`}</span>
      </p>
      <pre className="rounded-[7px] border bg-canvas px-2.5 py-1.5 font-mono text-[12.5px] break-words whitespace-pre-wrap">
        {item.output}
      </pre>
    </div>
  );
}

/** One item: both scores on a line; the prompt and both answers when opened. */
export function ItemRow({ pair, isOpen, onToggle }: ItemRowProps) {
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="group flex min-h-9 w-full items-center gap-3 px-3 py-1 text-left text-[13px] hover:bg-sunken/50 focus-visible:outline-offset-[-2px]"
      >
        <ChevronRight
          className="size-3.5 shrink-0 text-muted transition-transform duration-100 group-aria-expanded:rotate-90"
          aria-hidden
        />
        <span className="w-28 shrink-0 truncate font-mono text-[12px] text-muted max-sm:hidden">
          {pair.id}
        </span>
        <span className="w-20 shrink-0 truncate text-muted max-md:hidden">{pair.task}</span>
        <span className="min-w-0 flex-1 truncate">{pair.prompt}</span>
        <Score item={pair.baseline} label={words.report.baseline} />
        <span aria-hidden className="text-muted">
          →
        </span>
        <Score item={pair.candidate} label={words.report.candidate} />
      </button>
      {isOpen && (
        <div className="grid gap-3 border-t bg-surface px-4 py-3 md:grid-cols-2">
          <div className="md:col-span-2">
            <p className="mb-1 text-[12.5px] text-muted">{words.report.prompt}</p>
            <p className="break-words whitespace-pre-wrap">{pair.prompt}</p>
            <p className="mt-2 text-[13px]">
              <span className="text-muted">{`${words.report.expected}: `}</span>
              <code className="font-mono text-[12.5px] break-words">{pair.expected}</code>
            </p>
          </div>
          <Answer label={words.report.baseline} item={pair.baseline} />
          <Answer label={words.report.candidate} item={pair.candidate} />
        </div>
      )}
    </li>
  );
}
