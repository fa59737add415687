"use client";

import * as Parts from "radix-ui/hover-card";
import { Prose } from "#web/chat/prose.tsx";
import { words } from "#web/messages/words.ts";
import type { CitedPassage } from "./cited-passages.ts";

type CitationProps = { cited: CitedPassage; onOpen: () => void };

/** A number in an answer: pointing at it or reaching it by keyboard shows the passage, a click opens it beside. */
export function Citation({ cited, onOpen }: CitationProps) {
  const { number, passage } = cited;
  return (
    <Parts.Root openDelay={120} closeDelay={80}>
      <Parts.Trigger asChild>
        <button
          type="button"
          aria-label={words.cited.cite(number, passage.title)}
          onClick={onOpen}
          className="relative -top-[0.35em] ml-0.5 inline-grid h-[18px] min-w-[18px] place-items-center rounded-[5px] bg-sunken px-1 text-[11.5px] leading-none font-medium text-accent-ink tabular-nums after:absolute after:-inset-1 hover:bg-accent/20"
        >
          {number}
        </button>
      </Parts.Trigger>
      <Parts.Portal>
        <Parts.Content
          sideOffset={6}
          collisionPadding={12}
          className="appears z-50 w-[min(380px,calc(100vw-24px))] rounded-[10px] border bg-raised p-3.5 shadow-float"
        >
          <p className="font-medium">{passage.title}</p>
          <div className="mt-1 max-h-32 overflow-hidden mask-b-from-80%">
            <Prose text={passage.text} look="small" />
          </div>
          <p className="mt-1.5 text-[12.5px] text-muted">{`${passage.collection} · ${passage.record_id}`}</p>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
