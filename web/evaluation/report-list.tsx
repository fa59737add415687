"use client";

import { EmptyNote } from "#web/controls/empty-note.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { StateChip } from "#web/controls/state-chip.tsx";
import { SentenceWithCode } from "#web/cards/sentence-with-code.tsx";
import { verdictTones } from "#web/cards/report-card.tsx";
import { useReports } from "#web/data-access/queries.ts";
import { PageHead } from "#web/frame/page-head.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { words } from "#web/messages/words.ts";

export function ReportList() {
  const { data: reports, error, refetch } = useReports();
  return (
    <>
      <PlaceTitle title={words.places.evaluation}>
        <span className="font-medium">{words.places.evaluation}</span>
      </PlaceTitle>
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-8">
        <PageHead title={words.report.reports} />
        {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
        {reports === undefined && error === null && <SkeletonLines count={3} height={84} />}
        {reports?.length === 0 && <EmptyNote title={words.report.none}>{words.report.noneText}</EmptyNote>}
        <ul className="space-y-2.5">
          {reports?.map((report) => (
            <li key={report.id}>
              <PlaceLink
                href={`/evaluation?report=${report.id}`}
                className="block rounded-card border bg-surface px-4 py-3 hover:border-line-strong"
              >
                <span className="flex items-start gap-3">
                  <span className="min-w-0 flex-1 text-[15px] font-medium">
                    <SentenceWithCode text={report.sentence} />
                  </span>
                  <StateChip tone={verdictTones[report.verdict]}>
                    {words.report.verdict[report.verdict]}
                  </StateChip>
                </span>
                <span className="mt-1 flex gap-3 text-[13px] text-muted">
                  <span className="min-w-0 flex-1 truncate">{report.title}</span>
                  <RelativeTime at={report.created_at} />
                </span>
              </PlaceLink>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
