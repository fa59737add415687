"use client";

import { MessageSquare, RotateCcw } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { RosterSlot } from "#domain/roster.ts";
import { useAction } from "#web/cards/use-action.ts";
import { Button } from "#web/controls/button.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { createThread } from "#web/data-access/actions.ts";
import { useApprovals } from "#web/data-access/queries.ts";
import { handOverMessage } from "#web/chat/handed-over-message.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";
import { RollbackDialog } from "./rollback-dialog.tsx";
import { SlotHistory } from "./slot-history.tsx";
import { SlotProfileTable } from "./slot-profile-table.tsx";

const linkLook = "text-accent-ink underline underline-offset-[3px]";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[12.5px] text-muted">{label}</dt>
      <dd className="truncate">{children}</dd>
    </div>
  );
}

function Holder({ slot }: { slot: RosterSlot }) {
  const report = slot.evidence?.["report_id"];
  return (
    <>
      <p className="font-mono text-[15px] break-all">{slot.model}</p>
      <dl className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
        {slot.since !== undefined && (
          <Fact label={words.roster.since}>
            <RelativeTime at={slot.since} />
          </Fact>
        )}
        {slot.approved_by !== undefined && (
          <Fact label={words.roster.approvedBy}>{slot.approved_by_name ?? slot.approved_by}</Fact>
        )}
        {typeof report === "string" && (
          <Fact label={words.roster.evidence}>
            <PlaceLink href={`/evaluation?report=${report}`} title={report} className={linkLook}>
              {words.report.title}
            </PlaceLink>
          </Fact>
        )}
      </dl>
    </>
  );
}

function PendingChange({ slot }: { slot: string }) {
  const pending = useApprovals("pending").data?.filter((approval) => approval.args["slot"] === slot) ?? [];
  return pending.map((approval) => (
    <PlaceLink
      key={approval.id}
      href={`/inbox?approval=${approval.id}`}
      className="mt-3 flex min-h-9 items-center gap-2 rounded-[7px] bg-wait/12 px-3 text-wait"
    >
      <span className="font-medium">{words.roster.pendingTitle}</span>
      <span className="min-w-0 truncate text-ink">{approval.title}</span>
    </PlaceLink>
  ));
}

/** One slot: who holds it and why, what may be done, what it asks for, and all that it held. */
export function SlotDetail({ slot }: { slot: RosterSlot }) {
  const place = usePlace();
  const { isBusy, run } = useAction();
  const [isRollingBack, setIsRollingBack] = useState(false);
  const talk = () =>
    run(async () => {
      const thread = await createThread({ model: `roster/${slot.slot}` });
      place.go(`/chat?thread=${thread.id}`);
    });
  const fill = () =>
    run(async () => {
      const thread = await createThread();
      const text = words.roster.fillAsk(slot.profile.base_model, slot.title, slot.slot);
      handOverMessage(thread.id, { text, attachments: [] });
      place.go(`/chat?thread=${thread.id}`);
    });
  return (
    <div className="min-w-0 space-y-5">
      <section className="rounded-card border bg-surface p-4 md:p-5">
        <h2 className="mb-2 text-[15px] font-semibold">{slot.title}</h2>
        {slot.state === "active" ? (
          <Holder slot={slot} />
        ) : (
          <p className="text-muted">{words.roster.emptySlot}</p>
        )}
        <PendingChange slot={slot.slot} />
        <div className="mt-4 flex flex-wrap gap-2">
          {slot.state === "active" ? (
            <>
              <Button look="primary" disabled={isBusy} onClick={talk}>
                <MessageSquare className="size-3.5" />
                {words.roster.talk}
              </Button>
              <Button onClick={() => setIsRollingBack(true)}>
                <RotateCcw className="size-3.5" />
                {words.roster.rollback}
              </Button>
            </>
          ) : (
            <Button disabled={isBusy} onClick={fill}>
              {words.roster.fill}
            </Button>
          )}
        </div>
      </section>
      <SlotHistory slot={slot.slot} />
      <SlotProfileTable profile={slot.profile} />
      <RollbackDialog slot={slot} isOpen={isRollingBack} onClose={() => setIsRollingBack(false)} />
    </div>
  );
}
