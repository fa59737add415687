"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Card } from "#domain/card.ts";
import { Button } from "#web/controls/button.tsx";
import { CopyButton } from "#web/controls/copy-button.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { DataTable } from "#web/controls/data-table.tsx";
import { words } from "#web/messages/words.ts";
import { CardFrame } from "./card-frame.tsx";
import { pointsOfTable } from "./chart-points.ts";
import { csvOf } from "./csv-of.ts";

type TableCardProps = { card: Extract<Card, { kind: "table" }> };

const step = 12;

const ChartView = dynamic(async () => (await import("./chart-view.tsx")).ChartView, {
  ssr: false,
  loading: () => (
    <div className="px-4 pb-3">
      <SkeletonLines count={4} height={22} />
    </div>
  ),
});

/** Rows that can be sorted, copied, drawn where a picture says more, and traced to their query. */
export function TableCard({ card }: TableCardProps) {
  const [isQueryShown, setIsQueryShown] = useState(false);
  const [count, setCount] = useState(step);
  const points = pointsOfTable(card);
  const [isDrawn, setIsDrawn] = useState(points !== undefined);
  const isChart = points !== undefined && isDrawn;
  const columns = card.columns.filter((column) => column.only_in_csv !== true);
  const total = card.total ?? card.rows.length;
  return (
    <CardFrame
      label={card.title}
      icon={<Table2 />}
      title={card.title}
      footStart={
        total > card.rows.length ? words.tool.shownOf(card.rows.length, total) : words.tool.rows(total)
      }
      actions={
        <>
          {points !== undefined && (
            <Button look="quiet" size="small" data-key="c" onClick={() => setIsDrawn(!isDrawn)}>
              {isChart ? (
                <Table2 className="size-3.5" aria-hidden />
              ) : (
                <ChartNoAxesColumn className="size-3.5" aria-hidden />
              )}
              {isChart ? words.tool.showTable : words.tool.showChart}
            </Button>
          )}
          {!isChart && card.rows.length > count && (
            <Button look="quiet" size="small" onClick={() => setCount(card.rows.length)}>
              {words.common.showMore}
            </Button>
          )}
          {card.query !== undefined && (
            <Button
              look="quiet"
              size="small"
              aria-expanded={isQueryShown}
              onClick={() => setIsQueryShown(!isQueryShown)}
            >
              {isQueryShown ? words.tool.hideQuery : words.tool.showQuery}
            </Button>
          )}
          <CopyButton text={() => csvOf(card)} label={words.tool.copyCsv} />
        </>
      }
    >
      {isQueryShown && (
        <pre
          tabIndex={0}
          className="mx-4 mb-2 overflow-x-auto rounded-[7px] border bg-canvas px-3 py-2 font-mono text-[12.5px]"
        >
          {card.query}
        </pre>
      )}
      {isChart ? (
        <ChartView points={points} />
      ) : (
        <DataTable columns={columns} rows={card.rows} label={card.title} shown={count} />
      )}
    </CardFrame>
  );
}
