"use client";

import { ChartNoAxesCombined } from "lucide-react";
import { memo } from "react";
import type { ReportHeadline, Verdict } from "#domain/report.ts";
import { useConversation } from "#web/chat/conversation-context.ts";
import { Button } from "#web/controls/button.tsx";
import { DifferenceTable } from "#web/evaluation/difference-table.tsx";
import { ExportMenu } from "#web/evaluation/export-menu.tsx";
import { ForestPlot } from "#web/evaluation/forest-plot.tsx";
import type { Tone } from "#web/controls/state-chip.tsx";
import { PlaceLink } from "#web/frame/place-link.tsx";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { SentenceWithCode } from "./sentence-with-code.tsx";

export const verdictTones: Record<Verdict, Tone> = {
  better: "good",
  worse: "bad",
  "not-distinguishable": "quiet",
};

/** The verdict first, then the differences with their intervals, then the figures. */
export const ReportCard = memo(function ReportCard({ report }: { report: ReportHeadline }) {
  const { openPanel } = useConversation();
  return (
    <CardFrame
      label={`${words.report.title}: ${report.title}`}
      icon={<ChartNoAxesCombined />}
      title={<SentenceWithCode text={report.sentence} />}
      at={report.created_at}
      chip={{ tone: verdictTones[report.verdict], text: words.report.verdict[report.verdict] }}
      footStart={report.title}
      actions={
        <>
          <ExportMenu reportId={report.id} />
          <Button data-key="d" look="quiet" onClick={() => openPanel("report", report.id)}>
            {words.common.details}
          </Button>
          <PlaceLink
            href={`/evaluation?report=${report.id}`}
            className="inline-flex h-8 items-center rounded-[7px] border border-line-strong px-3 text-[13.5px] font-medium hover:bg-sunken"
          >
            {words.report.open}
          </PlaceLink>
        </>
      }
    >
      <div className="space-y-3 px-4 pb-3.5">
        <ForestPlot differences={report.differences} mainMetric={report.main_metric} />
        <DifferenceTable differences={report.differences} mainMetric={report.main_metric} />
      </div>
    </CardFrame>
  );
});
