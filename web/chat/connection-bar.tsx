"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import type { ConnectionState } from "#web/data-access/read-events.ts";
import { words } from "#web/messages/words.ts";

const patience = 1200;

/** A quiet bar while the connection is lost; a blink of the line is not worth a word. */
export function ConnectionBar({ connection }: { connection: ConnectionState }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (connection !== "lost") {
      if (connection === "open") setIsShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setIsShown(true), patience);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status">
      {isShown && (
        <p className="flex h-8 items-center justify-center gap-2 border-b bg-sunken text-[13px] text-muted">
          <CloudOff className="size-3.5" aria-hidden />
          {words.connection.lost}
        </p>
      )}
    </div>
  );
}
