"use client";

import { useLayoutEffect, useRef } from "react";
import { words } from "#web/messages/words.ts";

/** The last lines of a log, the newest in view. */
export function LogTail({ lines }: { lines: string[] }) {
  const box = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines]);
  return (
    <section>
      <h3 className="mb-1 text-[13px] text-muted">{words.job.log}</h3>
      {lines.length === 0 ? (
        <p className="text-muted">{words.job.noLog}</p>
      ) : (
        <pre
          ref={box}
          tabIndex={0}
          aria-label={words.job.log}
          className="max-h-56 overflow-auto rounded-[7px] border bg-canvas px-3 py-2 font-mono text-[12px] leading-[1.55] break-words whitespace-pre-wrap"
        >
          {lines.join("\n")}
        </pre>
      )}
    </section>
  );
}
