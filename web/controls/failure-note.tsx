"use client";

import { TriangleAlert } from "lucide-react";
import { RequestFailure } from "#web/data-access/http-client.ts";
import { words } from "#web/messages/words.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";

type FailureNoteProps = { failure: Error; onRetry?: () => void };

/** What happened, what to do, and the trace id to quote. */
export function FailureNote({ failure, onRetry }: FailureNoteProps) {
  const body = failure instanceof RequestFailure ? failure.body : undefined;
  const trace = body?.trace_id;
  return (
    <div role="alert" className="flex gap-3 rounded-card border border-bad/40 bg-bad/5 px-4 py-3">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{failure.message}</p>
        {body?.hint !== undefined && <p className="mt-0.5 text-muted">{body.hint}</p>}
        {(trace !== undefined || onRetry !== undefined) && (
          <div className="mt-2 flex flex-wrap items-center gap-2">
            {onRetry !== undefined && (
              <Button size="small" onClick={onRetry}>
                {words.common.retry}
              </Button>
            )}
            {trace !== undefined && <CopyButton text={() => trace} label={words.common.trace(trace)} />}
          </div>
        )}
      </div>
    </div>
  );
}
