"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { classNames } from "#web/controls/class-names.ts";
import { IconButton } from "#web/controls/icon-button.tsx";
import { words } from "#web/messages/words.ts";
import { Mark } from "./mark.tsx";
import { PlaceLink } from "./place-link.tsx";
import { usePlace } from "./use-place.ts";
import { isAt, workspaces } from "./workspaces.ts";

type RailProps = { isNarrow: boolean; onToggle: () => void };

/** The workspaces: at the left on a wide screen, along the foot on a phone. */
export function Rail({ isNarrow, onToggle }: RailProps) {
  const { pathname } = usePlace();
  return (
    <nav
      aria-label={words.frame.workspaces}
      className={classNames(
        "z-20 flex shrink-0 border-line bg-canvas max-md:order-last max-md:h-14 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:flex-col md:items-center md:border-r md:py-2.5",
        isNarrow ? "md:w-14" : "md:w-[84px]",
      )}
    >
      <PlaceLink
        href="/chat"
        aria-label={words.product}
        className="mb-3 hidden size-9 place-items-center md:grid"
      >
        <Mark />
      </PlaceLink>
      <ul className="flex w-full max-md:justify-around md:flex-col md:gap-1 md:px-1.5">
        {workspaces
          .filter((item) => item.isInRail)
          .map(({ href, label, icon: Icon }) => (
            <li key={href} className="max-md:flex-1">
              <PlaceLink
                href={href}
                title={label}
                {...(isAt(pathname, href) ? { "aria-current": "page" as const } : {})}
                className={classNames(
                  "flex flex-col items-center justify-center gap-1 rounded-[8px] text-[11.5px] transition-colors duration-100 max-md:h-14 md:py-2",
                  isAt(pathname, href)
                    ? "bg-sunken font-medium text-ink max-md:bg-transparent"
                    : "text-muted hover:text-ink",
                )}
              >
                <Icon
                  aria-hidden
                  strokeWidth={1.75}
                  className={classNames("size-[19px]", isAt(pathname, href) && "text-accent-ink")}
                />
                <span className={isNarrow ? "md:sr-only" : ""}>{label}</span>
              </PlaceLink>
            </li>
          ))}
      </ul>
      <div className="mt-auto hidden md:block">
        <IconButton label={isNarrow ? words.frame.expand : words.frame.collapse} onClick={onToggle}>
          {isNarrow ? <PanelLeftOpen /> : <PanelLeftClose />}
        </IconButton>
      </div>
    </nav>
  );
}
