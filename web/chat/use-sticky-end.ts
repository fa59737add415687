import { useEffect, useLayoutEffect, useRef, useState } from "react";

const nearEnd = 80;

/**
 * Keeps the end in view while it was in view; leaves someone who reads further up alone, until `sent` changes: who sends a
 * message wants to see it and its answer.
 */
export function useStickyEnd(sent: unknown) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const [isAway, setIsAway] = useState(false);
  // In braces: newer browsers return a promise here, which an effect would take for its clean-up.
  const toEnd = () => {
    isAtEnd.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };
  useLayoutEffect(() => {
    toEnd();
  }, [sent]);
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
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    // Content that grows moves the end away too; only who scrolls up has left it.
    isAtEnd.current = isNear || (isAtEnd.current && element.scrollTop >= lastTop.current);
    lastTop.current = element.scrollTop;
    setIsAway(!isAtEnd.current);
  };
  return { scroller, content, isAway, toEnd, onScroll };
}
