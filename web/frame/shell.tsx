"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useState, type ReactNode } from "react";
import { onSignedOut } from "#web/data-access/http-client.ts";
import { words } from "#web/messages/words.ts";
import { Rail } from "./rail.tsx";
import { SessionPage } from "./session-page.tsx";
import { TopBar } from "./top-bar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const Palette = dynamic(async () => (await import("./palette.tsx")).Palette, { ssr: false });
const ShortcutList = dynamic(async () => (await import("./shortcut-list.tsx")).ShortcutList, { ssr: false });

const railKey = "lathe-rail-narrow";

function useRail() {
  const [isNarrow, setIsNarrow] = useState(false);
  useEffect(() => setIsNarrow(localStorage.getItem(railKey) === "yes"), []);
  const toggle = () => {
    localStorage.setItem(railKey, isNarrow ? "no" : "yes");
    setIsNarrow(!isNarrow);
  };
  return { isNarrow, toggle };
}

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [isSignedOut, setIsSignedOut] = useState(false);
  const [open, setOpen] = useState<"palette" | "shortcuts" | undefined>();
  const rail = useRail();
  useEffect(() => onSignedOut(() => setIsSignedOut(true)), []);
  const onPalette = useCallback(
    () => setOpen((current) => (current === "palette" ? undefined : "palette")),
    [],
  );
  const onList = useCallback(() => setOpen("shortcuts"), []);
  useShortcuts({ onPalette, onList });
  if (isSignedOut) return <SessionPage />;
  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row">
      <a
        href="#content"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-[7px] bg-raised px-3 py-1.5 shadow-float focus:translate-y-0"
      >
        {words.frame.skip}
      </a>
      <Rail isNarrow={rail.isNarrow} onToggle={rail.toggle} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TopBar place={null} onPalette={onPalette} />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      {open === "palette" && <Palette onClose={() => setOpen(undefined)} onShortcuts={onList} />}
      {open === "shortcuts" && <ShortcutList isOpen onClose={() => setOpen(undefined)} />}
    </div>
  );
}
