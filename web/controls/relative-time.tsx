"use client";

import { useEffect, useState } from "react";
import { showDate, showRelative } from "#web/messages/format.ts";

type RelativeTimeProps = { at: string; className?: string };

/** "3 min ago"; the exact time on hover. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={showDate(at)} className={className}>
      {showRelative(at, now)}
    </time>
  );
}
