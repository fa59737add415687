"use client";

import { useEffect, useRef } from "react";
import { usePlace } from "./use-place.ts";
import { workspaces } from "./workspaces.ts";

type Shortcuts = { onPalette: () => void; onList: () => void };

const longestChord = 1200;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/** The keys that work anywhere: Ctrl/Cmd K, ?, g and a letter, n, and / to write. */
export function useShortcuts({ onPalette, onList }: Shortcuts): void {
  const place = usePlace();
  const chordAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      const isBusy = isTyping(event.target) || document.querySelector("[role=dialog],[role=menu]") !== null;
      if (isBusy || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = workspaces.find((item) => item.letter === event.key);
      const isChord = Date.now() - chordAt.current < longestChord;
      chordAt.current = event.key === "g" ? Date.now() : 0;
      if (isChord && target !== undefined) place.go(target.href);
      else if (event.key === "?") onList();
      else if (event.key === "n") place.go("/chat");
      else if (event.key === "/") document.getElementById("composer")?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [place, onPalette, onList]);
}
