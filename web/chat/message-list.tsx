"use client";

import { ArrowDown } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import type { Message } from "#domain/thread.ts";
import { Button } from "#web/controls/button.tsx";
import { words } from "#web/messages/words.ts";
import { MessageView } from "./message-view.tsx";
import { useStickyEnd } from "./use-sticky-end.ts";

type MessageListProps = {
  messages: Message[];
  /** What is being sent just now: another one brings the end into view. */
  sent: unknown;
  children?: ReactNode;
};

const page = 60;

/** Arrow keys go from card to card once one has the focus. */
function moveBetweenCards(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || target.dataset["card"] === undefined) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card]")];
  const next = cards[cards.indexOf(target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

export function MessageList({ messages, sent, children }: MessageListProps) {
  const { scroller, content, isAway, toEnd, onScroll } = useStickyEnd(sent);
  const [count, setCount] = useState(page);
  const shown = messages.slice(-count);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        aria-label={words.chat.conversation}
        role="region"
        className="h-full overflow-y-auto outline-offset-[-2px]"
      >
        <div
          ref={content}
          onKeyDown={moveBetweenCards}
          className="mx-auto w-full max-w-[860px] px-4 pt-6 pb-8 md:px-6"
        >
          {shown.length < messages.length && (
            <div className="mb-6 text-center">
              <Button look="quiet" onClick={() => setCount(count + page)}>
                {words.chat.earlier}
              </Button>
            </div>
          )}
          <h2 className="sr-only">{words.chat.conversation}</h2>
          <ol className="space-y-6">
            {shown.map((message) => (
              <li key={message.id} className="off-screen-skipped">
                <MessageView message={message} />
              </li>
            ))}
          </ol>
          {children}
        </div>
      </div>
      {isAway && (
        <Button
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 !rounded-full shadow-float"
        >
          <ArrowDown className="size-3.5" />
          {words.chat.newest}
        </Button>
      )}
    </div>
  );
}
