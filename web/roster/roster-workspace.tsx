"use client";

import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useRoster } from "#web/data-access/queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { SlotDetail } from "./slot-detail.tsx";
import { SlotRow } from "./slot-row.tsx";

/** The slots of production; one opens to its profile and its history. */
export function RosterWorkspace() {
  const { data: slots, error, refetch } = useRoster();
  const place = usePlace();
  const name = place.read("slot");
  const chosen =
    slots?.find((slot) => slot.slot === name) ?? slots?.find((slot) => slot.state === "active") ?? slots?.[0];
  return (
    <div className="h-full overflow-y-auto">
      <PlaceTitle title={words.roster.title}>
        <span className="font-medium">{words.roster.title}</span>
      </PlaceTitle>
      <div className="mx-auto max-w-[1180px] px-4 py-6 md:px-8">
        <PageHead title={words.roster.title} text={words.roster.subtitle} />
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {slots === undefined && error === null && <SkeletonLines count={5} height={56} />}
        {slots !== undefined && (
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(280px,380px)_1fr]">
            <ul className="divide-y overflow-hidden rounded-card border bg-surface">
              {slots.map((slot) => (
                <SlotRow key={slot.slot} slot={slot} isChosen={slot.slot === chosen?.slot} />
              ))}
            </ul>
            {chosen !== undefined && <SlotDetail key={chosen.slot} slot={chosen} />}
          </div>
        )}
      </div>
    </div>
  );
}
