"use client";

import type { RosterEntry } from "#domain/roster.ts";
import { GateTable } from "#web/cards/gate-table.tsx";
import { classNames } from "#web/controls/class-names.ts";
import { Disclosure } from "#web/controls/disclosure.tsx";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useRosterHistory } from "#web/data-access/queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";

const colours: Record<RosterEntry["action"], string> = {
  promoted: "bg-good",
  "rolled-back": "bg-wait",
  retired: "bg-baseline",
};

function Entry({ entry, isLast }: { entry: RosterEntry; isLast: boolean }) {
  const passed = entry.gates.filter((gate) => gate.passed).length;
  return (
    <li className="relative flex gap-3.5 pb-5 last:pb-0">
      {!isLast && <span aria-hidden className="absolute top-4 bottom-0 left-[4.5px] w-px bg-line" />}
      <span
        aria-hidden
        className={classNames("mt-[7px] size-2.5 shrink-0 rounded-full", colours[entry.action])}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium">{words.roster.action[entry.action]}</span>
          <span className="min-w-0 font-mono text-[12.5px] break-all">
            {entry.model ?? words.approval.empty}
          </span>
          <span className="ml-auto text-[12.5px] text-muted">
            {words.roster.version(entry.version)} · <RelativeTime at={entry.at} />
          </span>
        </p>
        <p className="text-[13px] text-muted">
          {`${words.roster.requestedBy(entry.requested_by_name ?? entry.requested_by)} · ${words.approval.decided(entry.approved_by_name ?? entry.approved_by)}`}
          {entry.solo && ` (${words.roster.solo})`}
          {` · ${words.roster.from(entry.previous ?? words.approval.empty)}`}
        </p>
        {entry.reason !== undefined && <p className="mt-0.5">{entry.reason}</p>}
        <div className="flex flex-wrap items-start gap-x-4">
          {entry.report_id !== undefined && (
            <PlaceLink
              href={`/evaluation?report=${entry.report_id}`}
              className="inline-flex min-h-7 items-center text-[13px] text-accent-ink underline underline-offset-[3px]"
            >
              {words.plan.report}
            </PlaceLink>
          )}
          {entry.gates.length > 0 && (
            <Disclosure summary={words.roster.gates(passed, entry.gates.length)}>
              <GateTable gates={entry.gates} />
            </Disclosure>
          )}
        </div>
      </div>
    </li>
  );
}

/** All that a slot has held, newest first. */
export function SlotHistory({ slot }: { slot: string }) {
  const { data: entries, error, refetch } = useRosterHistory(slot);
  const newestFirst = (entries ?? []).toSorted((left, right) => right.version - left.version);
  return (
    <section className="@container rounded-card border bg-surface p-4 md:p-5">
      <h2 className="mb-3 text-[15px] font-semibold">{words.roster.history}</h2>
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {entries === undefined && error === null && <SkeletonLines count={2} height={44} />}
      {entries?.length === 0 && (
        <EmptyNote title={words.roster.noHistory}>{words.roster.noHistoryText}</EmptyNote>
      )}
      {newestFirst.length > 0 && (
        <ol>
          {newestFirst.map((entry, index) => (
            <Entry key={entry.id} entry={entry} isLast={index === newestFirst.length - 1} />
          ))}
        </ol>
      )}
    </section>
  );
}
