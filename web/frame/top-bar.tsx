"use client";

import { Inbox, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useApprovals } from "#web/data-access/queries.ts";
import { words } from "#web/messages/words.ts";
import { PlaceLink } from "./place-link.tsx";
import { ServiceLight } from "./service-light.tsx";
import { ThemeMenu } from "./theme-menu.tsx";

type TopBarProps = { place: ReactNode; onPalette: () => void };

export function TopBar({ place, onPalette }: TopBarProps) {
  const waiting = useApprovals("pending").data?.length ?? 0;
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b bg-canvas pr-2 pl-3 md:pl-4">
      <div id="place" className="flex min-w-0 flex-1 items-center gap-2">
        {place}
      </div>
      <button
        type="button"
        onClick={onPalette}
        aria-label={words.frame.palette}
        className="mr-1 flex h-8 items-center gap-2 rounded-[7px] border px-2.5 text-[13px] text-muted transition-colors duration-100 hover:border-line-strong hover:text-ink max-sm:border-transparent max-sm:px-2"
      >
        <Search className="size-4" aria-hidden />
        <span className="hidden sm:inline">{words.frame.palette}</span>
        <kbd className="ml-3 hidden font-sans text-[11.5px] sm:inline">Ctrl K</kbd>
      </button>
      <ServiceLight />
      <PlaceLink
        href="/inbox"
        aria-label={words.frame.inbox(waiting)}
        title={words.frame.inbox(waiting)}
        className="relative inline-grid size-8 place-items-center rounded-[7px] text-muted hover:bg-sunken hover:text-ink"
      >
        <Inbox className="size-4" aria-hidden />
        {waiting > 0 && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 grid h-[17px] min-w-[17px] place-items-center rounded-full bg-accent-fill px-1 text-[11px] leading-none font-semibold text-on-accent tabular-nums"
          >
            {waiting}
          </span>
        )}
      </PlaceLink>
      <ThemeMenu />
    </header>
  );
}
