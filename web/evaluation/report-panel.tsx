"use client";

import { SentenceWithCode } from "#web/cards/sentence-with-code.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useReport } from "#web/data-access/queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";
import { ForestPlot } from "./forest-plot.tsx";
import { ModelTable } from "./model-table.tsx";

/** A report beside the conversation. */
export function ReportPanel({ id }: { id: string }) {
  const { data: report, error, refetch } = useReport(id);
  if (error !== null)
    return (
      <div className="p-4">
        <FailureNote failure={error} onRetry={() => void refetch()} />
      </div>
    );
  if (report === undefined)
    return (
      <div className="p-4">
        <SkeletonLines count={3} height={88} />
      </div>
    );
  return (
    <div className="@container space-y-5 p-4">
      <p className="text-[15px] font-medium">
        <SentenceWithCode text={report.sentence} />
      </p>
      <ForestPlot differences={report.differences} mainMetric={report.main_metric} />
      <ModelTable report={report} />
      <PlaceLink
        href={`/evaluation?report=${report.id}`}
        className="inline-flex h-8 items-center rounded-[7px] border border-line-strong px-3 text-[13.5px] font-medium hover:bg-sunken"
      >
        {words.report.open}
      </PlaceLink>
    </div>
  );
}
