"use client";

import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import type { Report } from "#domain/report.ts";
import { SentenceWithCode } from "#web/cards/sentence-with-code.tsx";
import { verdictTones } from "#web/cards/report-card.tsx";
import { FailureNote } from "#web/controls/failure-note.tsx";
import { RelativeTime } from "#web/controls/relative-time.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { StateChip } from "#web/controls/state-chip.tsx";
import { useReport } from "#web/data-access/queries.ts";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { PlaceTitle } from "#web/frame/place-title.tsx";
import { words } from "#web/messages/words.ts";
import { DifferenceTable } from "./difference-table.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ForestPlot } from "./forest-plot.tsx";
import { ItemDrillDown } from "./item-drill-down.tsx";
import { ModelTable } from "./model-table.tsx";
import { ReportProvenance } from "./report-provenance.tsx";

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="@container mt-8">
      <h2 className="mb-2 text-[15px] font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function ReportHead({ report }: { report: Report }) {
  return (
    <header>
      <div className="flex flex-wrap items-center gap-3 text-[13px] text-muted">
        <StateChip tone={verdictTones[report.verdict]}>{words.report.verdict[report.verdict]}</StateChip>
        <span>{words.report.suiteOf(report.suites.join(", "))}</span>
        <RelativeTime at={report.created_at} />
        <span className="ml-auto">
          <ExportMenu reportId={report.id} look="secondary" />
        </span>
      </div>
      <h1 className="mt-2 max-w-[820px] text-[20px] leading-snug font-semibold tracking-[-0.01em]">
        <SentenceWithCode text={report.sentence} />
      </h1>
      <p className="mt-2 text-[13px] text-muted">
        {report.overlap === null
          ? words.report.overlapUnknown
          : words.report.overlap(report.overlap.near_duplicates, report.overlap.checked)}
      </p>
    </header>
  );
}

/** A comparative report in full: the verdict, the differences, the figures, every item, and where it all comes from. */
export function ReportPage({ id }: { id: string }) {
  const { data: report, error, refetch } = useReport(id);
  return (
    <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-8">
      <PlaceTitle title={report?.title ?? words.report.title}>
        <PlaceLink
          href="/evaluation"
          className="flex min-h-7 shrink-0 items-center gap-1 text-muted hover:text-ink"
        >
          <ChevronLeft className="size-4" aria-hidden />
          {words.places.evaluation}
        </PlaceLink>
        <span className="truncate font-medium">{report?.title}</span>
      </PlaceTitle>
      {error !== null && <FailureNote failure={error} onRetry={() => void refetch()} />}
      {report === undefined && error === null && <SkeletonLines count={4} height={96} />}
      {report !== undefined && (
        <>
          <ReportHead report={report} />
          <div className="@container mt-6 rounded-card border bg-surface px-4 py-3.5 md:px-5">
            <ForestPlot differences={report.differences} mainMetric={report.main_metric} />
          </div>
          <Section title={words.report.difference}>
            <DifferenceTable differences={report.differences} mainMetric={report.main_metric} />
          </Section>
          <Section title={words.report.metrics}>
            <ModelTable report={report} />
          </Section>
          <Section title={words.report.items}>
            <ItemDrillDown report={report} />
          </Section>
          <Section title={words.report.provenance}>
            <ReportProvenance report={report} />
          </Section>
        </>
      )}
    </div>
  );
}
