"use client";

import { ArrowDown } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Message } from "#domain/thread.ts";
import { Button } from "#web/controls/button.tsx";
import { words } from "#web/messages/words.ts";
import { MessageView } from "./message-view.tsx";

type MessageListProps = { messages: Message[]; children?: ReactNode };

const page = 60;
const nearEnd = 80;

/** Keeps the end in view while it was in view; leaves someone who reads further up alone. */
function useStickyEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setIsAway] = useState(false);
  // In braces: newer browsers return a promise here, which an effect would take for its clean-up.
  const toEnd = () => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };
  useLayoutEffect(toEnd, []);
  useEffect(() => {
    const target = content.current;
    if (target === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    setIsAway(!isAtEnd.current);
  };
  return { scroller, content, isAway, toEnd, onScroll };
}

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

export function MessageList({ messages, children }: MessageListProps) {
  const { scroller, content, isAway, toEnd, onScroll } = useStickyEnd();
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
