"use client";

import { useEffect } from "react";
import type { Approval } from "#domain/approval.ts";
import { ApprovalCard } from "#web/cards/approval-card.tsx";
import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useApprovals } from "#web/data-access/queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { usePlace } from "#web/frame/use-place.ts";
import { words } from "#web/messages/words.ts";

const pastShown = 30;

function Group({ title, approvals }: { title: string; approvals: Approval[] }) {
  if (approvals.length === 0) return null;
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-[13px] text-muted">{title}</h2>
      <ul className="space-y-3">
        {approvals.map((approval) => (
          <li key={approval.id} id={approval.id} className="scroll-mt-6">
            <ApprovalCard approval={approval} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits for a decision, and what was decided. */
export function InboxWorkspace() {
  const { data: approvals, error, refetch } = useApprovals();
  const named = usePlace().read("approval");
  const isLoaded = approvals !== undefined;
  useEffect(() => {
    if (!isLoaded || named === undefined) return;
    const item = document.getElementById(named);
    item?.scrollIntoView();
    item?.querySelector<HTMLElement>("[data-card]")?.focus({ preventScroll: true });
  }, [isLoaded, named]);
  const newestFirst = (approvals ?? []).toSorted((left, right) =>
    right.created_at.localeCompare(left.created_at),
  );
  const waiting = newestFirst.filter((approval) => approval.state === "pending");
  const past = newestFirst.filter((approval) => approval.state !== "pending");
  return (
    <div className="h-full overflow-y-auto">
      <PlaceTitle title={words.places.inbox}>
        <span className="font-medium">{words.places.inbox}</span>
      </PlaceTitle>
      <div className="mx-auto max-w-[900px] px-4 py-6 md:px-8">
        <PageHead title={words.places.inbox} />
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {!isLoaded && error === null && <SkeletonLines count={2} height={150} />}
        {isLoaded && waiting.length === 0 && (
          <div className="mb-8">
            <EmptyNote title={words.approval.none}>{words.approval.noneText}</EmptyNote>
          </div>
        )}
        <Group title={words.approval.waiting} approvals={waiting} />
        <Group
          title={words.approval.past}
          approvals={past.filter((item) => item.id === named || past.indexOf(item) < pastShown)}
        />
      </div>
    </div>
  );
}
