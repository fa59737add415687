"use client";

import type { RosterSlot } from "#domain/roster.ts";
import { classNames } from "#web/controls/class-names.ts";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { StateChip } from "#web/controls/state-chip.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";

type SlotRowProps = { slot: RosterSlot; isChosen: boolean };

export function SlotRow({ slot, isChosen }: SlotRowProps) {
  return (
    <li>
      <PlaceLink
        href={`/roster?slot=${slot.slot}`}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
        className={classNames(
          "block border-l-2 px-4 py-2.5 focus-visible:outline-offset-[-2px]",
          isChosen ? "border-l-accent bg-sunken/60" : "border-l-transparent hover:bg-sunken/40",
        )}
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{slot.title}</span>
          <StateChip tone={slot.state === "active" ? "good" : "quiet"}>
            {slot.state === "active" ? words.roster.active : words.roster.empty}
          </StateChip>
        </span>
        <span className="mt-0.5 flex gap-3 text-[12.5px] text-muted">
          <span className="min-w-0 flex-1 truncate font-mono text-[12px] leading-5">
            {slot.model ?? slot.slot}
          </span>
          {slot.since !== undefined && <RelativeTime at={slot.since} />}
        </span>
      </PlaceLink>
    </li>
  );
}
