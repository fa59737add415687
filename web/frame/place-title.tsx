"use client";

import { useEffect, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { words } from "#web/messages/words.ts";

type PlaceTitleProps = { title: string; children: ReactNode };

/** What a page shows of itself in the top bar, and in the browser's title. */
export function PlaceTitle({ title, children }: PlaceTitleProps) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => setTarget(document.getElementById("place")), []);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title]);
  return target === null ? null : createPortal(children, target);
}
